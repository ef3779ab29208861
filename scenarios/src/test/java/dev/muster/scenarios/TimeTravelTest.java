package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.Incident;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.State;
import dev.muster.severity.Impact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Months in seconds, and the same story from the same seed in every JVM. */
class TimeTravelTest {

    private static final int INCIDENTS = 1000;
    private static final int ROUNDS = 3;
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long SEED = 20_190_702;

    /** The timelines of the seed above, the same on every JVM; a change of words or rules changes it, and then it is set anew on purpose. */
    private static final String TIMELINES = "6ef49f00ea3f17d91839f3d5cd855d27d90c71cba2caa06edfe6be5681588f33";

    /**
     * Ten seconds on two cores are twenty seconds of processor time, and that is what is held here: a clock on the wall would say how busy the machine is
     * with other things. It is the time of the two threads that live through the incidents; what the JVM's compiler and collector take beside them is not
     * in it, and is printed. Processor time grows too where somebody else's work shares the processor's caches and clock, so a round that took longer is
     * played again: the best of three counts, and each is printed.
     */
    @Test
    void a_thousand_incidents_of_thirty_days_take_ten_seconds_of_two_processors() {
        Duration best = round();
        for (int again = 1; again < ROUNDS && best.compareTo(BOUND) >= 0; again++) {
            Duration next = round();
            best = next.compareTo(best) < 0 ? next : best;
        }

        assertThat(best).isLessThan(BOUND);
    }

    private static Duration round() {
        long begun = System.nanoTime();
        Duration ofAllBefore = processorTimeOfAll();
        List<Lived> halves = IntStream.range(0, 2)
                .parallel()
                .mapToObj(half -> live(SEED + half, INCIDENTS / 2))
                .toList();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Duration ofAll = processorTimeOfAll().minus(ofAllBefore);
        Duration processor = halves.get(0).processor().plus(halves.get(1).processor());

        System.out.printf(
                "%d incidents of 30 virtual days each: %d ms by the clock, %d ms of processor time, %d ms with compiler and collector%n",
                INCIDENTS, took.toMillis(), processor.toMillis(), ofAll.toMillis());
        assertThat(halves.get(0).closed() + halves.get(1).closed()).isEqualTo(INCIDENTS);
        return processor;
    }

    @Test
    void the_same_seed_gives_the_same_timelines_on_every_jvm() throws Exception {
        String timelines = timelines(SEED, 25);

        assertThat(timelines(SEED, 25)).isEqualTo(timelines);
        assertThat(timelines(SEED + 1, 25)).isNotEqualTo(timelines);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(timelines.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(TIMELINES);
    }

    private static String timelines(long seed, int count) {
        StringBuilder all = new StringBuilder();
        for (Incident incident : thirtyDays(seed, count)) {
            all.append(incident.timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC));
        }
        return all.toString();
    }

    /** What one thread lived through, and the processor time that it took. */
    private record Lived(long closed, Duration processor) {}

    private static Lived live(long seed, int count) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long closed = thirtyDays(seed, count).stream()
                .filter(incident -> incident.state() == State.CLOSED)
                .count();
        return new Lived(closed, Duration.ofNanos(threads.getCurrentThreadCpuTime() - before));
    }

    private static Duration processorTimeOfAll() {
        return Duration.ofNanos(
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    private static List<Incident> thirtyDays(long seed, int count) {
        Random random = new Random(seed);
        List<Incident> ended = new ArrayList<>();
        try (Shop shop = Shop.open(book -> book.everyType(
                type -> type.commander(new CommanderRule("duty", Match.ALWAYS, Target.team("incident-managers")))
                        .engage(Shop.bring("owner", true, Target.service("checkout")))))) {
            for (int i = 0; i < count; i++) {
                ended.add(story(shop, random, i));
            }
            shop.time().advance(Duration.ofDays(30));
            return ended.stream().map(Incident::refresh).toList();
        }
    }

    private static Incident story(Shop shop, Random random, int number) {
        Impact impact = Impact.UNKNOWN
                .share(random.nextDouble())
                .business(random.nextBoolean())
                .critical(random.nextBoolean());
        Declaration declaration = Declaration.of("Incident " + number + " of the story")
                .affecting("checkout", "search")
                .withImpact(impact);
        Incident incident =
                shop.incidents().declare(declaration.reportedBy(random.nextBoolean() ? Shop.PIA : Shop.DAN));
        shop.time().advance(Duration.ofMinutes(1 + random.nextInt(20)));
        incident.refresh().assign("lead", random.nextBoolean() ? Shop.INES : Shop.CORA, by(Shop.INES));
        shop.time().advance(Duration.ofMinutes(random.nextInt(90)));
        incident.refresh().mitigate("rolled back", by(Shop.INES));
        shop.time().advance(Duration.ofMinutes(random.nextInt(90)));
        incident.refresh().resolve("fixed", by(Shop.INES)).startReview(by(Shop.INES));
        return incident.refresh()
                .completeReview(List.of(Shop.INES), "learned", by(Shop.INES))
                .close(by(Shop.INES));
    }
}
