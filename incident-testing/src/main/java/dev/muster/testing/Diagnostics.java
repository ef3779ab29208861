package dev.muster.testing;

import dev.muster.provider.inmemory.Call;
import dev.muster.provider.inmemory.CallLog;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what the time is, what is due next, and what the engine asked of its tools: what somebody needs who looks at a failed test. */
final class Diagnostics {

    static final Diagnostics NONE = new Diagnostics(new VirtualTime(VirtualTime.START), null, new CallLog());

    private static final int SHOWN_DUE = 5;
    private static final int SHOWN_PARKED = 10;
    private static final int SHOWN_CALLS = 200;

    private final VirtualTime time;
    private final @Nullable IncidentStore store;
    private final CallLog calls;

    Diagnostics(VirtualTime time, @Nullable IncidentStore store, CallLog calls) {
        this.time = time;
        this.store = store;
        this.calls = calls;
    }

    /** All of it. */
    String text() {
        return "It is " + time.now() + ", " + Spoken.length(time.sinceStart()) + " after the start.\n" + due()
                + parked() + "\n" + table().strip();
    }

    /** What is due next. */
    String due() {
        List<StoredIntent> next = next();
        if (next.isEmpty()) {
            return "Due next: nothing.\n";
        }
        StringBuilder text = new StringBuilder("Due next: ");
        for (int i = 0; i < Math.min(SHOWN_DUE, next.size()); i++) {
            text.append(i == 0 ? "" : "          ").append(line(next.get(i))).append('\n');
        }
        if (next.size() > SHOWN_DUE) {
            text.append("          and ").append(next.size() - SHOWN_DUE).append(" more\n");
        }
        return text.toString();
    }

    /** What was asked of the tools, as a table. */
    String table() {
        List<Call> all = calls.all();
        if (all.isEmpty()) {
            return "The engine asked nothing of its tools.\n";
        }
        List<Call> shown = all.subList(Math.max(0, all.size() - SHOWN_CALLS), all.size());
        boolean several = shown.stream().map(Call::tool).distinct().count() > 1;
        StringBuilder text = new StringBuilder("What the engine asked of its tools:\n");
        if (shown.size() < all.size()) {
            text.append("  … ").append(all.size() - shown.size()).append(" earlier calls\n");
        }
        int width = shown.stream()
                .mapToInt(call -> asked(call, several).length())
                .max()
                .orElse(0);
        for (Call call : shown) {
            String asked = asked(call, several);
            text.append(String.format(
                            "  %-10s %s", "+" + Spoken.length(Duration.between(time.start(), call.at())), asked))
                    .append(" ".repeat(Math.min(width, 70) > asked.length() ? Math.min(width, 70) - asked.length() : 0))
                    .append(" -> ")
                    .append(call.outcome())
                    .append('\n');
        }
        return text.toString();
    }

    private static String asked(Call call, boolean several) {
        return (several ? call.tool() + " " : "")
                + (call.reads() ? "(read) " : "")
                + call.name()
                + (call.subject().isEmpty() ? "" : " " + call.subject())
                + (call.attempt() > 1 ? " [attempt " + call.attempt() + "]" : "");
    }

    private String line(StoredIntent waiting) {
        Instant due = waiting.dueAt();
        boolean late = !due.isAfter(time.now());
        return title(waiting.intent().kind())
                + " "
                + waiting.intent().key()
                + " at "
                + due
                + (late ? " (now)" : " (in " + Spoken.length(Duration.between(time.now(), due)) + ")")
                + (waiting.attempts() == 0 ? "" : ", tried " + waiting.attempts() + " times: " + waiting.detail());
    }

    private String parked() {
        List<StoredIntent> given = intents(EnumSet.of(IntentState.PARKED));
        if (given.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Given up:\n");
        given.stream()
                .limit(SHOWN_PARKED)
                .forEach(one -> text.append("  ")
                        .append(title(one.intent().kind()))
                        .append(' ')
                        .append(one.intent().key())
                        .append(": ")
                        .append(one.detail())
                        .append('\n'));
        return text.toString();
    }

    /** What waits for its time only, the soonest first. */
    private List<StoredIntent> next() {
        List<StoredIntent> live = intents(EnumSet.of(IntentState.PENDING, IntentState.CLAIMED));
        Set<RequestKey> open = live.stream().map(one -> one.intent().key()).collect(Collectors.toSet());
        return live.stream()
                .filter(one -> one.intent().needs().stream().noneMatch(open::contains))
                .sorted(Comparator.comparing(StoredIntent::dueAt)
                        .thenComparing(one -> one.intent().key()))
                .toList();
    }

    private List<StoredIntent> intents(Set<IntentState> states) {
        return store == null ? List.of() : store.intents(new IntentQuery(null, states, Integer.MAX_VALUE));
    }

    /** {@code archive-timer} as {@code ArchiveTimer}. */
    private static String title(String kind) {
        StringBuilder title = new StringBuilder();
        for (String word : kind.split("-", -1)) {
            title.append(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return title.toString();
    }
}
