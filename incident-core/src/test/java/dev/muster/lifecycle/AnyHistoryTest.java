package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.communication.Cadence;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.metrics.ResponseTimes;
import dev.muster.role.Holding;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("whatever people do, a history")
class AnyHistoryTest {

    private static final int COMMANDS = 150;
    private static final Map<Long, Story> TOLD = new ConcurrentHashMap<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static House house() {
        return House.rules()
                .commander("all", Match.ALWAYS, Target.service("platform"))
                .engage("all", Match.ALWAYS, "responder", Target.person("dan"), Target.team("shop"))
                .page(
                        "major",
                        new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of()),
                        Target.service("db"))
                .team("shop", "ann", "bob")
                .stale(Tier.MINOR, new Cadence(Duration.ofHours(1), Duration.ofHours(1), 2))
                .updatesEvery(Tier.MAJOR, Duration.ofMinutes(30))
                .substates(State.ACTIVE, "fixing")
                .reviews(Tier.MAJOR)
                .requires(ResolveGuard.Requirement.NO_TEMPORARY_MITIGATION);
    }

    static Story told(long seed) {
        return TOLD.computeIfAbsent(seed, AnyHistoryTest::played);
    }

    /** Plays a seed's commands; {@link Story} checks after each that the history replays and that the version counts its events. */
    private static Story played(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Declaration declaration = Declaration.of("Checkout fails").startedAt(Story.at("09:50"));
        Story story = Story.of(house());
        story.when(new Command.Declare("INC-1", random.nextBoolean() ? declaration : declaration.unconfirmed()));
        for (int i = 0; i < COMMANDS; i++) {
            story.later(random.nextInt(60) == 0 ? Duration.ofDays(11) : Duration.ofSeconds(random.nextInt(300)))
                    .by(random.nextInt(4) == 0 ? Actor.SYSTEM : Actor.by("ann"));
            IncidentState before = story.state();
            Instant occurred = random.nextInt(5) == 0 ? story.now().minusSeconds(random.nextInt(600)) : story.now();
            try {
                story.when(AnyCommand.of(random, story.now()), occurred);
            } catch (IncidentException said) {
                assertThat(story.state()).isSameAs(before);
            }
        }
        return story;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("L-015")
    void moves_only_along_the_table(long seed) {
        IncidentState before = null;
        for (Recorded recorded : told(seed).history()) {
            IncidentState after = Evolver.evolve(before, recorded.event(), recorded.circumstances());
            State from = before == null ? null : before.state();
            if (from != after.state()) {
                assertThat(Transitions.rows())
                        .as("%s from %s", recorded.event(), from)
                        .anyMatch(row -> row.from() == from
                                && row.to() == after.state()
                                && row.event() == recorded.event().getClass());
            }
            before = after;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("L-040")
    void has_at_most_one_holder_of_each_role_at_any_instant(long seed) {
        List<Holding> holdings = told(seed).state().team().holdings();

        for (Holding one : holdings) {
            assertThat(holdings.stream().filter(other -> other.role().equals(one.role()) && other.at(one.from())))
                    .as("holders of %s at %s", one.role(), one.from())
                    .hasSizeLessThanOrEqualTo(1);
            Instant until = one.until();
            if (until != null) {
                assertThat(until).isAfterOrEqualTo(one.from());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("N-016")
    void has_a_lead_or_a_vacancy_and_says_which(long seed) {
        IncidentState state = told(seed).state();

        assertThat(state.team().holder(Role.LEAD))
                .isEqualTo(
                        state.leadership() instanceof Leadership.Held held
                                ? Optional.of(held.person())
                                : Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void never_takes_less_than_no_time(long seed) {
        ResponseTimes times = ResponseTimes.of(told(seed).history());

        assertThat(Stream.of(times.ttd(), times.tta(), times.ttm(), times.ttr(), times.firstTtm(), times.firstTtr()))
                .allSatisfy(measure -> assertThat(
                                measure.orNull() == null || !measure.orNull().isNegative())
                        .as("%s", measure)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gives_the_same_events_for_the_same_commands(long seed) {
        assertThat(told(seed).history()).isEqualTo(played(seed).history());
    }

    @Test
    void is_made_of_commands_and_events_of_every_kind() {
        Set<Class<?>> commands = new HashSet<>();
        Set<Class<?>> events = new HashSet<>();
        SplittableRandom random = new SplittableRandom(7);
        AnyCommand.ofEveryKind(random, Story.at("10:00")).forEach(command -> commands.add(command.getClass()));
        seeds().forEach(seed ->
                told(seed).history().forEach(each -> events.add(each.event().getClass())));
        commands.add(Command.Cancel.class);
        commands.add(Command.MergeInto.class);
        commands.add(Command.RecordPageResolved.class);
        commands.add(Command.RecordNotice.class);
        commands.add(Command.RecordContacted.class);
        events.add(Event.UnknownEvent.class);

        assertThat(commands).containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
        assertThat(Set.of(Event.class.getPermittedSubclasses())).isSubsetOf(events);
    }
}
