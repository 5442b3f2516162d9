// The page's scripts. Each module does one thing and finds its elements by data attributes.
import Alpine from "@alpinejs/csp";
import "./calls.js";
import "./busy.js";
import "./notices.js";
import "./toast.js";
import "./dialog.js";
import "./menu.js";
import "./panel.js";
import "./theme-choice.js";
import "./keys.js";
import "./rows.js";
import "./board.js";
import "./pick.js";
import "./search-drop.js";
import "./keep-typing.js";
import "./mention.js";
import "./hold-typing.js";
import "./short-address.js";
import "./live.js";
import "./show-charts.js";
import "./dialled.js";
import "./locate.js";
import "./countdown.js";

Alpine.start();
