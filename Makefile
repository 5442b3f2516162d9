# Each target does its own set-up. `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help run test lint check-types format audit bench drill screenshots clean

DEMO ?= 1
HOST ?= 127.0.0.1
PORT ?= 8000
NAME ?=
export HOST PORT

help:  ## 列出命令 / this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run:  ## 启动(DEMO=0 不带演示公司;HOST、PORT)/ serve; DEMO=0 without the demo company
	@exec bin/xiaodui serve $(if $(filter-out 0 no false,$(DEMO)),--demo)

test:  ## 检查并测试,含浏览器故事 / lint, types, tests with browser stories
	@bin/setup dev
	@bin/lint
	@$(MAKE) --no-print-directory check-types
	@bin/test

lint:  ## 只做静态检查 / style, floors, templates, security
	@bin/setup dev
	@bin/lint

check-types:  ## 只查类型 / types
	@bin/setup dev
	@.venv/bin/python -m mypy

format:  ## 自动整理代码 / mend style and format
	@bin/setup dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

audit:  ## 依赖里的已知漏洞 / known holes in the locked packages
	@bin/setup dev
	@bin/audit

bench:  ## 性能测试(NAME= 只跑一个)/ benchmarks
	@bin/setup dev
	@exec bin/xiaodui bench $(NAME)

drill:  ## 故障演练,NAME= 必填 / a long fault drill; without NAME lists them
	@$(if $(NAME),bin/test -n 0 -s -m drill -k "$(NAME)",bin/test -n 0 -q -m drill --collect-only)

screenshots:  ## 重拍用户手册的图片 / the guide's pictures, into docs/guide/
	@bin/setup dev
	@XIAODUI_CHROMIUM="$$(bin/find-chromium)" .venv/bin/python bin/screenshots

clean:  ## 删除可再生的东西,不碰 var/ / what can be made again; never var/
	rm -rf .venv node_modules frontend/dist staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete 2>/dev/null || true
