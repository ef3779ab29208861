package dev.muster.scenarios.crash;

import dev.muster.Incident;
import dev.muster.automation.Effect;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.provider.inmemory.InMemoryPager;
import dev.muster.role.Role;
import dev.muster.spi.call.Operation;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.paging.Page;
import dev.muster.spi.ticket.TicketState;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The flows that are enumerated. */
final class Flows {

    private static final Actor ANN = Actor.by("ann@example.org");
    private static final String BOB = "bob@example.org";
    private static final String CY = "cy@example.org";

    private static final Consumer<Stage> DECLARED =
            stage -> stage.declare(declaration().key("alert-4711"));
    private static final Consumer<Stage> CARRIED_ON = Stage::carryOn;

    /** Here begins what the flow is about: every pair of faults from here on is carried out. */
    private static final Consumer<Stage> BEGUN = Stage::begin;

    static final Flow DECLARE =
            flow("declare", Books.FULL, DECLARED, CARRIED_ON).drawn();
    static final Flow PAGE = flow("page", Books.PAGE, DECLARED, CARRIED_ON);
    static final Flow PAPERWORK =
            flow("paperwork", Books.PAPER, DECLARED, CARRIED_ON).drawn();
    static final Flow CHANNEL =
            flow("channel", Books.CHANNEL, DECLARED, CARRIED_ON).drawn();
    static final Flow NO_KEY = flow("no-key", Books.PAGE, stage -> stage.declareWithoutKey(declaration()), CARRIED_ON);

    static final Flow HAND_OVER = flow("hand-over", Books.TICKET, DECLARED, CARRIED_ON, BEGUN, handOver(), CARRIED_ON)
            .checking((world, problems) -> {
                expect(
                        problems,
                        "the lead",
                        BOB,
                        world.stage()
                                .told(i ->
                                        i.get(world.stage().incident()).lead().orElse("")));
                expect(
                        problems,
                        "the assignee",
                        BOB,
                        world.tools().ticketTool().all().get(0).ticket().assignee());
            });

    static final Flow RESOLVE = flow(
                    "resolve", Books.COURSE, DECLARED, CARRIED_ON, mitigate(), CARRIED_ON, BEGUN, resolve(), CARRIED_ON)
            .checking((world, problems) -> {
                expect(
                        problems,
                        "the incident",
                        State.RESOLVED,
                        world.stage().told(i -> i.get(world.stage().incident()).state()));
                expect(
                        problems,
                        "the ticket",
                        TicketState.RESOLVED,
                        world.tools().ticketTool().all().get(0).ticket().state());
                expect(problems, "open pages", 0, world.tools().pager().open().size());
            });

    /** Resolved before anything was carried out: nobody is woken for it. */
    static final Flow RESOLVED_EARLY = flow(
                    "resolved-early", Books.COURSE, DECLARED, BEGUN, mitigate(), resolve(), CARRIED_ON)
            .drawn()
            .checking((world, problems) -> expect(
                    problems, "open pages", 0, world.tools().pager().open().size()));

    static final Flow REOPEN = flow(
                    "reopen",
                    Books.CHANNEL,
                    DECLARED,
                    CARRIED_ON,
                    mitigate(),
                    resolve(),
                    tell(Event.IncidentClosed.class, i -> i.close(ANN)),
                    stage -> stage.wait(Duration.ofDays(11)),
                    BEGUN,
                    tell(Event.IncidentReopened.class, i -> i.reopen("it is back", ANN)),
                    CARRIED_ON)
            .checking((world, problems) -> expect(
                    problems,
                    "archived",
                    false,
                    world.tools().chat().channels().get(0).archived()));

    static final Flow ARCHIVE = flow(
                    "archive",
                    Books.CHANNEL,
                    DECLARED,
                    CARRIED_ON,
                    tell(Event.IncidentCancelled.class, i -> i.cancel("no incident", ANN)),
                    CARRIED_ON,
                    BEGUN,
                    stage -> stage.wait(Duration.ofDays(11)))
            .checking((world, problems) -> expect(
                    problems,
                    "archived",
                    true,
                    world.tools().chat().channels().get(0).archived()));

    /** Somebody takes the page; the tool tells of it once more, under another id. */
    static final Flow ACKNOWLEDGE = flow(
                    "acknowledge", Books.PAGE, DECLARED, CARRIED_ON, BEGUN, Flows::acknowledge, CARRIED_ON)
            .checking((world, problems) -> expectPages(world, problems, PageRecord.Status.ACKNOWLEDGED));

    /** Somebody takes the page; it goes on to another level all the same; the tool tells of the first once more, under another id. */
    static final Flow ESCALATE = flow("escalate", Books.PAGE, DECLARED, CARRIED_ON, BEGUN, Flows::escalate, CARRIED_ON)
            .drawn()
            .checking((world, problems) -> expectPages(world, problems, PageRecord.Status.SENT));

    /** Somebody tells the library in chat what the news is; the chat sends it once more, under another id. */
    static final Flow BY_CHAT = flow("by-chat", Books.CHANNEL, DECLARED, CARRIED_ON, BEGUN, Flows::update, CARRIED_ON)
            .drawn()
            .checking(Flows::expectOneUpdate);

    /** Somebody takes the page; the tool tells of it once. */
    static final Flow TAKEN = flow("taken", Books.PAGE, DECLARED, CARRIED_ON, BEGUN, Flows::taken, CARRIED_ON)
            .checking((world, problems) -> expectPages(world, problems, PageRecord.Status.ACKNOWLEDGED));

    /** Somebody tells the library in chat what the news is; the chat sends it once. */
    static final Flow SAID = flow("said", Books.CHANNEL, DECLARED, CARRIED_ON, BEGUN, Flows::said, CARRIED_ON)
            .checking(Flows::expectOneUpdate);

    static final Flow FALLBACK = flow("fallback", Books.FALLBACK, DECLARED, CARRIED_ON)
            .drawn()
            .preparing(world -> world.tools().failAlways(Operation.PAGE, Fault.rejected()))
            .givingUp(effect -> effect instanceof Effect.SendPage);

    /** Whoever is on call resolves the page in the pager before its answer is back. */
    static final Flow RESOLVED_BY_HAND = flow("resolved-by-hand", Books.PAGE, DECLARED, CARRIED_ON)
            .reacting((world, answer) -> {
                if (answer instanceof Page page && page.state() != Page.State.RESOLVED) {
                    world.tools().muteDeliveries(true).pager().resolveByHand(page.id(), CY);
                }
            })
            .takingBack(effect -> !(effect instanceof Effect.SendPage));

    static final Flow STRANGER = flow("stranger", Books.CHANNEL, DECLARED, CARRIED_ON)
            .drawn()
            .preparing(world -> world.tools().chat().people().create("inc-1-checkout-fails", CY))
            .checking((world, problems) -> world.stage()
                    .told(i -> i.get(world.stage().incident()).details())
                    .reach()
                    .resources()
                    .forEach(resource -> {
                        if (resource.id().equals("C1")) {
                            problems.add("the channel of a stranger was adopted");
                        }
                    }));

    static final List<Flow> ALL = List.of(
            PAGE,
            NO_KEY,
            PAPERWORK,
            CHANNEL,
            STRANGER,
            FALLBACK,
            HAND_OVER,
            RESOLVE,
            RESOLVED_EARLY,
            ACKNOWLEDGE,
            ESCALATE,
            BY_CHAT,
            RESOLVED_BY_HAND,
            ARCHIVE,
            REOPEN,
            DECLARE);

    private Flows() {}

    private static Declaration declaration() {
        return Declaration.of("Checkout fails").affecting("checkout").withSeverity("MAJOR");
    }

    private static Consumer<Stage> tell(Class<? extends Event> step, Consumer<Incident> change) {
        return stage -> stage.tell(step, change);
    }

    private static Consumer<Stage> mitigate() {
        return tell(Event.IncidentMitigated.class, i -> i.mitigate("rolled back", ANN));
    }

    private static Consumer<Stage> resolve() {
        return tell(Event.IncidentResolved.class, i -> i.resolve("all is well", ANN));
    }

    /** Done when the role was given a second time: the first is the one of the declaration. */
    private static Consumer<Stage> handOver() {
        return tell(Event.RoleReleased.class, i -> i.handOver(Role.LEAD, ANN.id(), BOB, ANN));
    }

    private static void acknowledge(Stage stage) {
        taken(stage).forEach(delivery -> stage.deliver(stage.world().tools().resentAsNew(delivery)));
    }

    private static void escalate(Stage stage) {
        List<Delivery> first = taken(stage);
        InMemoryPager pager = stage.world().tools().pager();
        pager.escalate(pager.open().get(0).page().id(), 2, BOB);
        stage.deliver();
        stage.carryOn();
        first.forEach(delivery -> stage.deliver(stage.world().tools().resentAsNew(delivery)));
    }

    private static List<Delivery> taken(Stage stage) {
        InMemoryPager pager = stage.world().tools().pager();
        pager.acknowledge(pager.open().get(0).page().id(), CY);
        List<Delivery> sent = stage.deliver();
        stage.carryOn();
        return sent;
    }

    private static void expectPages(World world, List<String> problems, PageRecord.Status wanted) {
        world.stage()
                .told(i -> i.get(world.stage().incident()).details())
                .reach()
                .pages()
                .values()
                .forEach(page -> expect(problems, "the page", wanted, page.status()));
    }

    private static void expectOneUpdate(World world, List<String> problems) {
        expect(
                problems,
                "the number of updates",
                1L,
                world.stage().told(i -> i.history(world.stage().incident())).stream()
                        .filter(recorded -> recorded.event() instanceof Event.UpdatePosted)
                        .count());
    }

    private static void update(Stage stage) {
        said(stage).forEach(delivery -> stage.deliver(stage.world().tools().resentAsNew(delivery)));
    }

    private static List<Delivery> said(Stage stage) {
        InMemoryChat chat = stage.world().tools().chat();
        chat.channels().stream()
                .filter(channel -> stage.world().safety().hasHandle()) // else it may belong to no incident
                .limit(1)
                .forEach(channel -> chat.people().mention(channel.id(), ANN.id(), "update: the database is slow"));
        List<Delivery> sent = stage.deliver();
        stage.carryOn();
        return sent;
    }

    private static void expect(List<String> problems, String what, Object wanted, @Nullable Object found) {
        if (!wanted.equals(found)) {
            problems.add("lost: " + what + " is " + found + " instead of " + wanted);
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the steps are only read
    private static Made flow(String name, Playbook playbook, Consumer<Stage>... steps) {
        return new Made(
                name, playbook, List.of(steps), false, w -> {}, (w, a) -> {}, e -> false, e -> true, (w, p) -> {});
    }

    /** A flow put together from its parts. */
    private record Made(
            String name,
            Playbook playbook,
            List<Consumer<Stage>> steps,
            boolean isDrawn,
            Consumer<World> preparation,
            BiConsumer<World, Object> reaction,
            Predicate<Effect> givenUp,
            Predicate<Effect> takenBack,
            BiConsumer<World, List<String>> check)
            implements Flow {

        Made drawn() {
            return new Made(name, playbook, steps, true, preparation, reaction, givenUp, takenBack, check);
        }

        Made preparing(Consumer<World> how) {
            return new Made(name, playbook, steps, isDrawn, how, reaction, givenUp, takenBack, check);
        }

        Made reacting(BiConsumer<World, Object> how) {
            return new Made(name, playbook, steps, isDrawn, preparation, how, givenUp, takenBack, check);
        }

        Made givingUp(Predicate<Effect> what) {
            return new Made(name, playbook, steps, isDrawn, preparation, reaction, what, takenBack, check);
        }

        Made takingBack(Predicate<Effect> what) {
            return new Made(name, playbook, steps, isDrawn, preparation, reaction, givenUp, what, check);
        }

        Made checking(BiConsumer<World, List<String>> how) {
            return new Made(name, playbook, steps, isDrawn, preparation, reaction, givenUp, takenBack, how);
        }

        @Override
        public void prepare(World world) {
            preparation.accept(world);
        }

        @Override
        public boolean beginsAtOnce() {
            return !steps.contains(BEGUN);
        }

        @Override
        public Flow before() {
            return part("before-" + name, steps.subList(0, steps.indexOf(BEGUN)), preparation);
        }

        @Override
        public Flow begun(Consumer<World> arrive) {
            return part(
                    name + "-begun",
                    steps.subList(steps.indexOf(BEGUN) + 1, steps.size()),
                    preparation.andThen(arrive));
        }

        private Made part(String called, List<Consumer<Stage>> some, Consumer<World> how) {
            return new Made(called, playbook, some, isDrawn, how, reaction, givenUp, takenBack, check);
        }

        @Override
        public void react(World world, Site site, @Nullable Object answer) {
            if (answer != null) {
                reaction.accept(world, answer);
            }
        }

        @Override
        public boolean givesUp(Effect effect) {
            return givenUp.test(effect);
        }

        @Override
        public boolean takesBack(Effect effect) {
            return takenBack.test(effect);
        }

        @Override
        public void check(World world, List<String> problems) {
            check.accept(world, problems);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
