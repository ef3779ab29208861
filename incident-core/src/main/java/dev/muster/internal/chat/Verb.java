package dev.muster.internal.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words that begin a command, how what follows is read, and an example. In the order in which help lists them. */
@SuppressWarnings("ImmutableEnumChecker") // a list that was copied and a function without state
enum Verb {
    NEW_INCIDENT("new incident checkout fails for EU customers", Casual.TAKEN, Reading::newIncident, "new incident"),
    NEW_CHANNEL("new channel OPS-12", Casual.TAKEN, Reading::newChannel, "new channel"),
    PAGE("page checkout", Casual.TAKEN, Reading::page, "page"),
    PAGE_ALL("page all log4j", Casual.TAKEN, Reading.needed(ChatCommand.PageAll::new), "page all"),
    PAGE_LIST("page list", Casual.TAKEN, Reading.alone(new ChatCommand.PageList()), "page list"),
    GET_TIMELINE("get timeline", Casual.TAKEN, Reading::getTimeline, "get timeline"),
    STATUS("status", Casual.TAKEN, Reading.alone(new ChatCommand.Status()), "status"),
    BRIEFING("briefing", Casual.TAKEN, Reading.alone(new ChatCommand.Briefing()), "briefing"),
    TAKE("take lead", Casual.TAKEN, Reading::takeRole, "take"),
    ASSIGN("assign scribe @ann", Casual.TAKEN, Reading::assignRole, "assign"),
    HAND_OVER("hand over lead to @ann", Casual.TAKEN, Reading::handOver, "hand over", "handover", "hand-over"),
    SEVERITY("severity MAJOR because payments fail everywhere", Casual.TAKEN, Reading::severity, "severity"),
    TITLE("title Checkout fails for all customers", Casual.COLON, Reading.needed(ChatCommand.Retitle::new), "title"),
    UPDATE("update traffic is moved to us-east", Casual.COLON, Reading.needed(ChatCommand.PostUpdate::new), "update"),
    CONFIRM("confirm", Casual.TAKEN, Reading.alone(new ChatCommand.Confirm()), "confirm"),
    MITIGATED(
            "mitigated traffic is moved to us-east",
            Casual.COLON,
            Reading.needed(ChatCommand.Mitigated::new),
            "mitigated",
            "mitigate"),
    RELAPSED(
            "relapsed errors are back", Casual.COLON, Reading.needed(ChatCommand.Relapsed::new), "relapsed", "relapse"),
    IMPACT_OVER(
            "impact over", Casual.TAKEN, Reading.alone(new ChatCommand.ImpactOver()), "impact over", "impact is over"),
    VERIFIED("verified", Casual.TAKEN, Reading.alone(new ChatCommand.Verified()), "verified"),
    CAUSE("cause a certificate had expired", Casual.COLON, Reading.needed(ChatCommand.Cause::new), "cause"),
    RESOLVE("resolve the certificate is renewed", Casual.COLON, Reading::resolve, "resolve", "resolved"),
    REOPEN("reopen it fails again", Casual.COLON, Reading.needed(ChatCommand.Reopen::new), "reopen"),
    REVIEWED(
            "reviewed we will alert on replica lag",
            Casual.COLON,
            Reading.needed(ChatCommand.Reviewed::new),
            "reviewed",
            "review done"),
    CLOSE("close", Casual.TAKEN, Reading.alone(new ChatCommand.Close()), "close"),
    CANCEL("cancel it was a test", Casual.COLON, Reading.needed(ChatCommand.Cancel::new), "cancel"),
    TASK("task @ann call the bank by 17:30", Casual.COLON, Reading::task, "task"),
    DONE("done T-1", Casual.TAKEN, Reading::done, "done"),
    LEARNING("learning: the alert came late", Casual.COLON, Reading.needed(ChatCommand.Learning::new), "learning"),
    ACTION("action @ann alert on replica lag by friday", Casual.COLON, Reading::action, "action", "action item"),
    ENGAGE("engage team payments", Casual.TAKEN, Reading::engage, "engage"),
    HELP("help", Casual.TAKEN, Reading.alone(new ChatCommand.Help()), "help");

    private static final Map<String, Verb> BY_WORDS;

    static {
        List<Map.Entry<String, Verb>> all = new ArrayList<>();
        for (Verb verb : values()) {
            verb.words.forEach(words -> all.add(Map.entry(words, verb)));
        }
        all.sort(Comparator.comparingInt(each -> -each.getKey().length()));
        Map<String, Verb> sorted = new LinkedHashMap<>();
        all.forEach(each -> sorted.put(each.getKey(), each.getValue()));
        BY_WORDS = Collections.unmodifiableMap(sorted);
    }

    private final String example;
    private final Casual casual;
    private final Reading reading;
    private final List<String> words;

    Verb(String example, Casual casual, Reading reading, String... words) {
        this.example = example;
        this.casual = casual;
        this.reading = reading;
        this.words = List.of(words);
    }

    /** The verb that a text begins with; of several the longest. */
    static Optional<Start> of(String text) {
        for (Map.Entry<String, Verb> each : BY_WORDS.entrySet()) {
            int end = end(text, each.getKey());
            if (end >= 0) {
                boolean colon = end < text.length() && text.charAt(end) == ':';
                String rest = text.substring(colon ? end + 1 : end).strip();
                return Optional.of(new Start(each.getValue(), rest, colon));
            }
        }
        return Optional.empty();
    }

    /** All words that begin a command. */
    static List<String> allWords() {
        return List.copyOf(BY_WORDS.keySet());
    }

    /** The verb with these words. */
    static Optional<Verb> named(String words) {
        return Optional.ofNullable(BY_WORDS.get(words));
    }

    /** How it is used. */
    String example() {
        return example;
    }

    /** The words that begin it. */
    String begins() {
        return words.get(0);
    }

    /** The key of its explanation. */
    String key() {
        return "chat.help." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The end of these words at the beginning of a text, or -1 when it begins with others. Any blanks may stand between words. */
    private static int end(String text, String words) {
        int at = 0;
        for (String word : words.split(" ", -1)) {
            while (at > 0 && at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            if (!text.regionMatches(true, at, word, 0, word.length())) {
                return -1;
            }
            at += word.length();
            if (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != ':') {
                return -1;
            }
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** How a verb is taken that nobody addressed to us. */
    enum Casual {
        /** As a command, when all that it needs is there. */
        TAKEN,
        /** As a command when a colon or a name follows; else as talk. */
        COLON
    }

    /**
     * A text that begins with a verb.
     *
     * @param verb the verb
     * @param rest what follows
     * @param colon whether a colon stood between
     */
    record Start(Verb verb, String rest, boolean colon) {

        /** The command, or null when something is missing. */
        @Nullable ChatCommand command(Instant now) {
            return verb.reading.read(rest, now);
        }

        /** Whether it may be a command although it was addressed to nobody. */
        boolean isCasual() {
            boolean named = rest.startsWith("@") || rest.startsWith("<@");
            return verb.casual == Casual.TAKEN || colon || named;
        }
    }
}
