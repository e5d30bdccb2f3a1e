/** The Fluent components that the pane uses, and no others: each one is some kilobytes. */
import "@fluentui/web-components/button.js";
import "@fluentui/web-components/message-bar.js";
import "@fluentui/web-components/progress-bar.js";
import "@fluentui/web-components/text-input.js";
