package dev.muster.testing;

import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Steps of stories. All speak of the same few people ({@code ann}, {@code bob}, {@code cyd} and {@code dan}, each {@code @example.com}), services
 * ({@code checkout}, {@code search}) and incidents, so that they meet.
 */
public final class Steps {

    static final List<String> PEOPLE =
            List.of("ann@example.com", "bob@example.com", "cyd@example.com", "dan@example.com");
    static final List<String> SERVICES = List.of("checkout", "search");
    static final int INCIDENTS = 3;

    private Steps() {}

    /** Everything: commands most, then time, what people do in tools, and faults. */
    public static StepSource any() {
        StepSource commands = commands();
        StepSource time = time();
        StepSource outside = outside();
        return StepSource.oneOf(commands, commands, commands, commands, time, time, outside, outside, faults());
    }

    /** Commands that somebody gives by the library: declarations, roles, mitigations, pages, reviews … many of them in the wrong state. */
    public static StepSource commands() {
        return CommandSteps::next;
    }

    /** What people do in the tools: acknowledge a page, react to a message, join a channel, close a ticket, archive a channel by hand. */
    public static StepSource outside() {
        return OutsideSteps::next;
    }

    /** Tools that fail: the next call, for a while, or with nobody knowing whether it went through. */
    public static StepSource faults() {
        return FaultSteps::next;
    }

    /** Time that passes: none but what is due, seconds, minutes, hours, days. */
    public static StepSource time() {
        return Steps::time;
    }

    /** There is a channel for announcements; ann is on call for incidents, bob for the checkout. Every exploration begins so. */
    public static void prepare(TestIncidents test) {
        test.tools().chat().people().create("incidents", PEOPLE.get(0));
        test.tools().roster().put("incidents", Person.of(PEOPLE.get(0))).put("checkout", Person.of(PEOPLE.get(1)));
    }

    private static Step time(RandomGenerator random) {
        Duration length = switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(1 + random.nextInt(59));
            case 2, 3 -> Duration.ofMinutes(1 + random.nextInt(59));
            case 4 -> Duration.ofHours(1 + random.nextInt(23));
            default -> Duration.ofDays(1 + random.nextInt(12));
        };
        String name = length.isZero() ? "what is due is done" : Spoken.length(length) + " pass";
        return new Step(name, test -> test.time().advance(length));
    }

    static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    static <E extends Enum<E>> E one(Class<E> of, RandomGenerator random) {
        E[] values = of.getEnumConstants();
        return values[random.nextInt(values.length)];
    }

    /** {@code PAGE_ADD_RESPONDERS} as {@code page add responders}. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String nick(String person) {
        int at = person.indexOf('@');
        return at < 0 ? person : person.substring(0, at);
    }
}
