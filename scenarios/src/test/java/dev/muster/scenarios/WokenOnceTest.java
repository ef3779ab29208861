package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.engagement.Target;
import dev.muster.provider.inmemory.Fault;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * S21: the answer to a page is lost, and before it is tried again the page, the incident, or both are over. Most pagers keep a key only while the page is
 * open, so that a careless repeat would wake somebody for what is done.
 */
@DisplayName("A page whose answer was lost")
class WokenOnceTest {

    private static final List<RepeatSafety> PAGERS =
            List.of(RepeatSafety.NATIVE_KEY, RepeatSafety.NATIVE_KEY_WHILE_OPEN, RepeatSafety.FIND);
    private static final List<Duration> MOMENTS =
            List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(3));

    /** What happens before the page is tried again. */
    private enum Meanwhile {
        PAGE_RESOLVED(true, false),
        INCIDENT_RESOLVED(false, true),
        PAGE_THEN_INCIDENT_RESOLVED(true, true);

        private final boolean page;
        private final boolean incident;

        Meanwhile(boolean page, boolean incident) {
            this.page = page;
            this.incident = incident;
        }
    }

    @Test
    void wakes_nobody_again_whatever_was_resolved_meanwhile_and_whenever() throws IOException {
        int stories = 0;
        int again = 0;
        List<String> doubled = new ArrayList<>();
        for (RepeatSafety safety : PAGERS) {
            for (Fault fault : List.of(Fault.unknownAfter(), Fault.bugAfter())) {
                for (Meanwhile meanwhile : Meanwhile.values()) {
                    for (Duration moment : MOMENTS) {
                        int pages = pages(safety, fault, meanwhile, moment);
                        stories++;
                        again += pages - 1;
                        if (pages != 1) {
                            doubled.add(safety + " " + meanwhile + " after " + moment + ": " + pages);
                        }
                    }
                }
            }
        }

        assertThat(doubled).isEmpty();
        Row.tell("S21", "%d stories, virtual: %d new pages", stories, again);
    }

    private static int pages(RepeatSafety safety, Fault fault, Meanwhile meanwhile, Duration moment) {
        try (Shop shop = Shop.open(book -> {}, world -> world.inMemory(tool -> tool.safety(Operation.PAGE, safety)))) {
            shop.tools().failNext(Operation.PAGE, fault);
            Incident incident = shop.incidents().declare("Checkout fails");
            incident = incident.page(List.of(Target.service("checkout")), "it is down", by(Shop.INES));
            shop.time().runDue();
            assertThat(shop.tools().pager().pages()).as("the lost one arrived").hasSize(1);
            shop.time().advance(moment);
            if (meanwhile.page) {
                shop.tools()
                        .pager()
                        .resolveByHand(
                                shop.tools().pager().pages().get(0).page().id(), Shop.EVA);
            }
            if (meanwhile.incident) {
                incident.refresh().resolve("it was nothing", by(Shop.INES));
            }
            shop.time().advance(Duration.ofHours(1));
            return shop.tools().pager().pages().size();
        }
    }
}
