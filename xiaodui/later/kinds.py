"""What people choose to be told of."""

from xiaodui.notices import NoticeKind

HELD = NoticeKind(
    "waiting.held", "定时的消息没发出去", "A message that waited did not go", "alert-triangle", urgent=True, order=23
)
REMINDER = NoticeKind("message.reminded", "我定的提醒", "Reminders that I set", "alarm", urgent=True, order=24)
