package dev.muster.provider.slack.block;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which links are shown as links. */
final class Links {

    static final int LABEL = 1_000;

    private static final int MOST = 3_000;
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    private Links() {}

    /** Whether Slack shows it as a link that leads where it says. */
    static boolean isSafe(URI target) {
        String scheme = target.getScheme();
        return scheme != null
                && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                && target.toString().length() <= MOST;
    }

    /** The target within {@code <…|…>}, where a bar would end it. */
    static String inMrkdwn(URI target) {
        return Mrkdwn.escape(target.toString().replace("|", "%7C"));
    }
}
