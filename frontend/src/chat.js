// What only the pages of the chat need, in a file of its own.
import "./chat-room.js";
import "./chat-beside.js";
import "./chat-say.js";
import "./chat-marks.js";
import "./chat-enclose.js";
import "./jump-to-day.js";
import "./chat-files.js";
import "./chat-files-kept.js";
import "./chat-polls.js";
import "./chat-later.js";
import "./chat-drafts.js";
import "./chat-receipts.js";
import "./chat-typing.js";
import "./chat-presence.js";
import "./chat-cards.js";
import "./chat-shape.js";
import "./chat-waits.js";
