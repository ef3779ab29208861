package dev.muster.internal.chat;

import dev.muster.playbook.Nearest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what somebody wants from what they wrote. What is addressed to us is always understood, lacking something, or unknown; of what is not, only
 * that is a command which can hardly be talk.
 */
final class CommandLine {

    private static final Pattern MENTION = Pattern.compile("^(?:<@[^>\\s]+>|@\\S+?)\\s*[:,]?(?:\\s+|$)");
    private static final Pattern INCIDENT =
            Pattern.compile("^([\\p{L}\\p{N}._#-]*\\d[\\p{L}\\p{N}._#-]*):?\\s+(?=\\S)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int CASUAL_WORDS = 3;

    private CommandLine() {}

    /** What a text amounts to. */
    sealed interface Parsed {}

    /** A command, for the incident named or, with null, for that of the conversation. */
    record Understood(@Nullable String incident, ChatCommand command) implements Parsed {}

    /** A command that lacks something. */
    record Lacking(Verb verb) implements Parsed {}

    /** Nothing we know; perhaps the nearest was meant. */
    record Unknown(String text, @Nullable Verb nearest) implements Parsed {}

    /** Not said to us. */
    record Talk() implements Parsed {}

    /** Reads a text; {@code addressed} tells whether it was said to us. */
    static Parsed parse(String text, boolean addressed, Instant now) {
        String plain = text.strip();
        return addressed ? addressed(withoutMention(plain), now) : casual(plain, now);
    }

    private static Parsed casual(String text, Instant now) {
        Optional<Verb.Start> start = Verb.of(text).filter(Verb.Start::isCasual);
        ChatCommand command = start.isEmpty() ? null : start.get().command(now);
        return command == null || isTalk(command) ? new Talk() : new Understood(null, command);
    }

    private static boolean isTalk(ChatCommand command) {
        return (command instanceof ChatCommand.Page page && words(page.whom()) > CASUAL_WORDS)
                || (command instanceof ChatCommand.TakeRole take && words(take.role()) > CASUAL_WORDS);
    }

    private static int words(String text) {
        return BLANKS.split(text).length;
    }

    private static Parsed addressed(String text, Instant now) {
        if (text.isEmpty()) {
            return new Understood(null, new ChatCommand.Help());
        }
        Optional<Verb.Start> start = Verb.of(text);
        String incident = null;
        if (start.isEmpty()) {
            Matcher id = INCIDENT.matcher(text);
            if (id.find()) {
                start = Verb.of(text.substring(id.end()));
                incident = id.group(1);
            }
        }
        if (start.isEmpty()) {
            return new Unknown(text, nearest(text));
        }
        ChatCommand command = start.get().command(now);
        return command == null ? new Lacking(start.get().verb()) : new Understood(incident, command);
    }

    private static String withoutMention(String text) {
        Matcher mention = MENTION.matcher(text);
        return mention.find() ? text.substring(mention.end()) : text;
    }

    /** What was probably meant, judged by the first two words and by the first alone. */
    private static @Nullable Verb nearest(String text) {
        String[] words = BLANKS.split(text, 3);
        Optional<String> two =
                words.length < 2 ? Optional.empty() : Nearest.to(words[0] + ' ' + words[1], Verb.allWords());
        Optional<String> best = two.isPresent() ? two : Nearest.to(words[0], Verb.allWords());
        return best.flatMap(Verb::named).orElse(null);
    }
}
