/** Where office.js is loaded from in production: AppSource demands it. */
const OFFICE_JS = "https://appsforoffice.microsoft.com";

/**
 * The content security policy of the pane and of the help page: nothing inline, nothing evaluated, nothing from elsewhere
 * but what office.js itself asks for, read from its sources (1.1.110): its scripts, texts and error page, and telemetry.
 * It doesn't say who may frame the pane: Excel on the web has many hosts, Microsoft publishes no list of them
 * (OfficeDev/office-js 1005), and a pane outside Excel holds nothing.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' ${OFFICE_JS}`,
  "worker-src 'self'",
  `style-src 'self' ${OFFICE_JS}`,
  "img-src 'self' data:",
  `connect-src 'self' ${OFFICE_JS} https://*.pipe.aria.microsoft.com https://*.events.data.microsoft.com`,
  `frame-src ${OFFICE_JS}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
