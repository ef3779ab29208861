package dev.muster.provider.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an issue one request after the other, since Jira limits the writes of each issue ({@code jira-per-issue-on-write}) and two at once
 * may arrive in any order. What is to be written while a write is under way becomes one request together, in which the later value of a field stands.
 * Thread-safe; nothing is kept of an issue that nobody writes.
 */
final class IssueWrites {

    private final Map<String, Line> lines = new HashMap<>();

    /** What is under way for an issue, and what waits for it. */
    private static final class Line {
        private @Nullable Batch current;
        private @Nullable Batch next;
    }

    /** Fields that leave in one request. */
    private static final class Batch {
        private final ObjectNode fields = Json.object();
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    }

    /** A caller's part in a batch: the one who opened it makes the request, after the one before. */
    private record Place(
            Batch batch, boolean leads, @Nullable Batch before) {}

    /**
     * Writes, and returns when it is written, by this caller's request or by one together with others.
     *
     * @param patience how long to wait for the others
     * @throws Unavailable when its turn did not come in time
     * @throws OutcomeUnknown when it did not hear in time how the request went that another makes
     * @throws ProviderException what {@code request} throws
     */
    void write(String issue, ObjectNode fields, Duration patience, Consumer<ObjectNode> request) {
        Place place = join(issue, fields);
        Batch mine = place.batch();
        if (!place.leads()) {
            follow(mine, patience);
            return;
        }
        try {
            if (place.before() != null) {
                await(place.before(), patience);
                begin(issue, mine);
            }
            request.accept(mine.fields);
            mine.end.complete(true);
        } catch (RuntimeException | Error e) {
            mine.end.completeExceptionally(e);
            throw e;
        } finally {
            leave(issue, mine);
        }
    }

    private synchronized Place join(String issue, ObjectNode fields) {
        Line line = lines.computeIfAbsent(issue, i -> new Line());
        Batch waiting = line.next;
        if (waiting != null) {
            waiting.fields.setAll(fields);
            return new Place(waiting, false, null);
        }
        Batch mine = new Batch();
        mine.fields.setAll(fields);
        Batch before = line.current;
        if (before == null) {
            line.current = mine;
        } else {
            line.next = mine;
        }
        return new Place(mine, true, before);
    }

    /** From now on nobody joins: the fields leave. */
    private synchronized void begin(String issue, Batch mine) {
        Line line = lines.computeIfAbsent(issue, i -> new Line());
        line.current = mine;
        line.next = null;
    }

    private synchronized void leave(String issue, Batch mine) {
        Line line = lines.get(issue);
        if (line == null) {
            return;
        }
        line.current = line.current == mine ? null : line.current;
        line.next = line.next == mine ? null : line.next;
        if (line.current == null && line.next == null) {
            lines.remove(issue);
        }
    }

    /** Waits until the write before is over, however it went. */
    private static void await(Batch before, Duration patience) {
        try {
            before.end.handle((done, problem) -> true).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Unavailable(JiraProvider.NAME, "another write of the same issue is still under way", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(JiraProvider.NAME, "interrupted before the write", null, e);
        }
    }

    private static void follow(Batch others, Duration patience) {
        try {
            others.end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderException problem) {
                throw problem;
            }
            throw new OutcomeUnknown(JiraProvider.NAME, "the write together with others failed", e);
        } catch (TimeoutException e) {
            throw new OutcomeUnknown(JiraProvider.NAME, "the write together with others has not ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(JiraProvider.NAME, "interrupted during the write together with others", e);
        }
    }
}
