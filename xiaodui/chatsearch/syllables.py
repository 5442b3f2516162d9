"""How a word typed in Latin letters may be read as Chinese: 「kunshan」 is kun, shan. No Django."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

Reading = tuple[str, ...]
MOST = 4
"""Readings of one word: 「xianggangan」 has several."""
LONGEST_TYPED = 60
WRITTEN = """a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce ceng cha chai
    chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da
    dai dan dang dao de deng di dian diao die ding diu dong dou du duan dui dun duo e en er fa fan fang fei fen feng fou fu
    ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong
    hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao
    ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin
    ling liu long lou lu luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na
    nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nu nuan nuo nv nve o ou pa pai pan pang pao
    pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang
    rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shen sheng
    shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian
    tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong
    xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha
    zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui
    zun zuo"""
KNOWN = frozenset(WRITTEN.split())
LONGEST = max(map(len, KNOWN))


@lru_cache(maxsize=4_096)
def readings(word: str) -> tuple[Reading, ...]:
    """Up to MOST ways to part `word` into two syllables or more, longer ones first; none for an English word that can't
    be. One syllable alone is nobody's word: too many signs sound so."""
    if len(word) > LONGEST_TYPED or not word.isascii() or not word.isalpha() or not _ends(word)[0]:
        return ()
    return tuple(islice((one for one in _parted(word, 0, _ends(word)) if len(one) > 1), MOST))


@lru_cache(maxsize=64)
def _ends(word: str) -> tuple[bool, ...]:
    """From which places on the rest can be parted: nothing is tried twice."""
    can = [False] * len(word) + [True]
    for at in reversed(range(len(word))):
        can[at] = any(can[end] and word[at:end] in KNOWN for end in range(at + 1, min(at + LONGEST, len(word)) + 1))
    return tuple(can)


def _parted(word: str, at: int, can: tuple[bool, ...]) -> Iterator[Reading]:
    if at == len(word):
        yield ()
        return
    for end in range(min(at + LONGEST, len(word)), at, -1):
        if can[end] and word[at:end] in KNOWN:
            for rest in _parted(word, end, can):
                yield (word[at:end], *rest)
