"""What the journal says of notices and of the mail that carries them."""

from xiaodui.journal import Verb

NOTICE_GIVEN = Verb("notice.given", zh="通知送到了", en="A notice was given", icon="bell")
MUTED = Verb("inbox.muted", zh="{by} 静音了一类通知", en="{by} muted some notices", icon="bell-off")
UNMUTED = Verb("inbox.unmuted", zh="{by} 取消了静音", en="{by} unmuted some notices", icon="bell")
PREFERRED = Verb("inbox.preferred", zh="{by} 改了通知的时间和方式", en="{by} changed how notices come", icon="bell")
MAIL_SET = Verb("mailserver.set", zh="{by} 定了发信服务器 {host}", en="{by} set the mail server {host}", icon="mail")
MAIL_STOPPED = Verb("mailserver.stopped", zh="{by} 停发了邮件", en="{by} stopped e-mail", icon="mail-off")
