package dev.muster.provider.slack.block;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in Slack's own markup: how plain text gets into it, and how it is read back. */
public final class Mrkdwn {

    private static final Pattern CONTROL = Pattern.compile("<([^<>]*)>");
    private static final Pattern STYLED = Pattern.compile("[*_~`]|(?m:^\\s*>)|:[A-Za-z0-9_+'-]+:");

    private Mrkdwn() {}

    /** Plain text as Slack wants it in every text that is not {@code plain_text}: nothing in it mentions, broadcasts or links. */
    public static String escape(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** What a reader sees of a text that Slack delivers: {@code <@U1>} is {@code @U1}, a link its label and target, escapes are undone. */
    public static String plain(String mrkdwn) {
        Matcher matcher = CONTROL.matcher(mrkdwn);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(plain, Matcher.quoteReplacement(shown(matcher.group(1))));
        }
        matcher.appendTail(plain);
        return unescape(plain.toString());
    }

    /** Undoes {@link #escape}. */
    public static String unescape(String escaped) {
        return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Whether a plain text shows as it is in mrkdwn once it is escaped: no character in it styles, quotes or stands for an emoji. */
    static boolean showsAsItIs(String plain) {
        return !STYLED.matcher(plain).find();
    }

    private static String shown(String control) {
        int bar = control.indexOf('|');
        String target = bar < 0 ? control : control.substring(0, bar);
        String label = bar < 0 ? "" : control.substring(bar + 1);
        if (target.startsWith("@")) {
            return target;
        }
        if (target.startsWith("#")) {
            return label.isEmpty() ? target : "#" + label;
        }
        if (target.startsWith("!")) {
            return label.isEmpty() ? "@" + target.substring(1) : label;
        }
        return label.isEmpty() || label.equals(target) ? target : label + " (" + target + ")";
    }
}
