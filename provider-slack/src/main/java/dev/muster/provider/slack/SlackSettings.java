package dev.muster.provider.slack;

import dev.muster.spi.config.Setting;
import java.util.List;

/** The settings of this provider. */
final class SlackSettings {

    static final String BOT_TOKEN = "bot-token";
    static final String SIGNING_SECRET = "signing-secret";
    static final String PREVIOUS_SIGNING_SECRET = "previous-signing-secret";
    static final String APP_TOKEN = "app-token";
    static final String URL = "url";
    static final String LANGUAGE = "language";
    static final String SHARE = "share-percent";
    static final String TIMEOUT = "timeout";

    private SlackSettings() {}

    static List<Setting> all() {
        return List.of(
                Setting.required(
                        BOT_TOKEN, Setting.Type.SECRET, "the token of the app's bot, xoxb-…, from OAuth & Permissions"),
                Setting.optional(
                        SIGNING_SECRET,
                        Setting.Type.SECRET,
                        null,
                        "the app's signing secret, from Basic Information: verifies what Slack sends by HTTP"),
                Setting.optional(
                        PREVIOUS_SIGNING_SECRET,
                        Setting.Type.SECRET,
                        null,
                        "the signing secret before, while it is being changed"),
                Setting.optional(
                        APP_TOKEN,
                        Setting.Type.SECRET,
                        null,
                        "the app-level token with connections:write, xapp-…: opens Socket Mode connections"),
                Setting.optional(URL, Setting.Type.URL, "https://slack.com/api/", "where the Web API is"),
                Setting.optional(LANGUAGE, Setting.Type.TEXT, "en", "the language of the few words around messages"),
                Setting.optional(
                        SHARE,
                        Setting.Type.INTEGER,
                        "100",
                        "how much of Slack's rate limits this process uses, 1 to 100: less where others use the app too"),
                Setting.optional(TIMEOUT, Setting.Type.DURATION, "PT10S", "how long one call may take"));
    }
}
