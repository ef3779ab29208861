package dev.muster.internal.chat;

import dev.muster.role.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what follows a verb; null when something is missing. */
@FunctionalInterface
interface Reading {
    Pattern TASK_ID = Pattern.compile("[tT]-?(\\d{1,6})\\.?");
    Pattern BLANKS = Pattern.compile("\\s+");
    Pattern COMMAS = Pattern.compile("[,;\\n]");
    int MAX_NAME = 200;

    /** The command, or null. */
    @Nullable ChatCommand read(String rest, Instant now);

    static Reading alone(ChatCommand command) {
        return (rest, now) -> rest.isEmpty() || rest.equalsIgnoreCase("please") || rest.equals("?") ? command : null;
    }

    static Reading needed(Function<String, ChatCommand> made) {
        return (rest, now) -> rest.isEmpty() ? null : made.apply(rest);
    }

    static @Nullable ChatCommand newIncident(String rest, Instant now) {
        int end = rest.indexOf('\n');
        String title = end < 0 ? rest : rest.substring(0, end).strip();
        String more = end < 0 ? "" : rest.substring(end + 1).strip();
        return title.isEmpty() ? null : new ChatCommand.NewIncident(title, more);
    }

    static @Nullable ChatCommand newChannel(String rest, Instant now) {
        if (rest.isEmpty()) {
            return new ChatCommand.NewChannel(null);
        }
        return BLANKS.split(rest).length > 1 ? null : new ChatCommand.NewChannel(rest);
    }

    static @Nullable ChatCommand page(String rest, Instant now) {
        return rest.isEmpty() || rest.length() > MAX_NAME ? null : new ChatCommand.Page(rest);
    }

    static @Nullable ChatCommand getTimeline(String rest, Instant now) {
        String which = rest.toLowerCase(Locale.ROOT);
        return switch (which) {
            case "", "please" -> new ChatCommand.GetTimeline(false);
            case "all", "whole", "full" -> new ChatCommand.GetTimeline(true);
            default -> null;
        };
    }

    static @Nullable ChatCommand takeRole(String rest, Instant now) {
        String role = role(rest);
        return role.isEmpty() ? null : new ChatCommand.TakeRole(role);
    }

    static @Nullable ChatCommand assignRole(String rest, Instant now) {
        int space = lastBlank(rest);
        String role =
                space < 0 ? "" : role(without(' ' + rest.substring(0, space).strip(), " to"));
        return role.isEmpty() ? null : new ChatCommand.AssignRole(role, rest.substring(space + 1));
    }

    /** Without a role it is the lead. */
    static @Nullable ChatCommand handOver(String rest, Instant now) {
        int space = lastBlank(rest);
        if (space < 0) {
            return null;
        }
        String before = ' ' + rest.substring(0, space).strip();
        if (!endsWith(before, " to")) {
            return null;
        }
        String role = role(without(before, " to").strip());
        return new ChatCommand.HandOver(role.isEmpty() ? Role.LEAD : role, rest.substring(space + 1));
    }

    static @Nullable ChatCommand severity(String rest, Instant now) {
        int because = index(rest, " because ");
        if (because < 0) {
            return null;
        }
        String name = rest.substring(0, because).strip();
        String why = rest.substring(because + " because ".length()).strip();
        return name.isEmpty() || why.isEmpty() ? null : new ChatCommand.SetSeverity(name, why);
    }

    static @Nullable ChatCommand resolve(String rest, Instant now) {
        return new ChatCommand.Resolve(rest.isEmpty() ? null : rest);
    }

    static @Nullable ChatCommand task(String rest, Instant now) {
        String person = null;
        String text = rest;
        if (rest.startsWith("@") || rest.startsWith("<@")) {
            String[] parts = BLANKS.split(rest, 2);
            person = parts[0];
            text = parts.length > 1 ? parts[1].strip() : "";
        }
        text = ' ' + text;
        int by = lastIndex(text, " by ");
        Optional<Instant> due = by < 0 ? Optional.empty() : Due.parse(text.substring(by + 4), now);
        if (due.isPresent()) {
            text = text.substring(0, by);
        }
        text = text.strip();
        return text.isEmpty() ? null : new ChatCommand.AddTask(person, text, due.orElse(null));
    }

    /** Whose it is and by when has to be said: nobody asks for it later. */
    static @Nullable ChatCommand action(String rest, Instant now) {
        return task(rest, now) instanceof ChatCommand.AddTask task && task.person() != null && task.dueAt() != null
                ? new ChatCommand.AddAction(task.person(), task.text(), task.dueAt())
                : null;
    }

    static @Nullable ChatCommand done(String rest, Instant now) {
        Matcher id = TASK_ID.matcher(rest);
        return id.matches() ? new ChatCommand.CompleteTask("T-" + id.group(1)) : null;
    }

    static @Nullable ChatCommand engage(String rest, Instant now) {
        if (rest.startsWith("@") || rest.startsWith("<@")) {
            return BLANKS.split(rest).length == 1 ? new ChatCommand.Engage("person", rest) : null;
        }
        String[] parts = BLANKS.split(rest, 2);
        String kind = parts[0].toLowerCase(Locale.ROOT);
        boolean known = kind.equals("team") || kind.equals("service") || kind.equals("person");
        return known && parts.length > 1 ? new ChatCommand.Engage(kind, parts[1].strip()) : null;
    }

    private static int lastBlank(String text) {
        return Math.max(text.lastIndexOf(' '), Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\u00a0')));
    }

    private static String without(String text, String end) {
        return endsWith(text, end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private static boolean endsWith(String text, String end) {
        return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
    }

    private static int index(String text, String part) {
        for (int at = 0; at <= text.length() - part.length(); at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndex(String text, String part) {
        for (int at = text.length() - part.length(); at >= 0; at--) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return at;
            }
        }
        return -1;
    }

    private static String role(String text) {
        String plain = text.strip();
        String bare = plain.regionMatches(true, 0, "the ", 0, 4) ? plain.substring(4) : plain;
        return without(' ' + bare.strip(), " role").strip();
    }
}
