package dev.muster.scenarios.vendors;

import dev.muster.Incidents;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryIncidentStore;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
    static final Playbook BOOK = Playbook.parse("""
            name: three
            version: 1
            extends: minimal
            people:
              ann@example.com: {name: Ann, phone: "+1 555 0100"}
              bob@example.com: {name: Bob}
              cy@example.com: {name: Cy}
            teams:
              web: {members: [ann@example.com, bob@example.com], on-call: checkout}
            services:
              checkout: {team: web, pager-id: PSVC001}
            process:
              resources: [conversation, card, ticket]
              commander: [{name: who runs checkout, target: {service: checkout}}]
              engagement: [{name: who knows it, targets: [{person: bob@example.com}]}]
            """);

    @Test
    void x() {
        try (Vendors v = new Vendors()) {
            Incidents i = Incidents.builder().playbook(BOOK).clock(v.time).store(new InMemoryIncidentStore(v.time))
                .provider(v.slackProvider()).provider(v.pagerDutyBuilder().build()).provider(v.jiraProvider()).build();
            i.declare(Declaration.of("Checkout fails").affecting("checkout").withSeverity("MAJOR").reportedBy("ann@example.com"));
            for (int s = 0; s < 60; s++) {
                var due = i.engine().nextDue();
                if (due.isEmpty() || due.get().isAfter(WorldTime.START.plusSeconds(120))) break;
                v.time.until(due.get());
                i.engine().runOnce(v.time.instant());
            }
            for (var srv : v.servers()) srv.journal().forEach(h -> System.out.println(h.route() + "  " + h.query() + " " + h.body().substring(0, Math.min(260, h.body().length()))));
            i.engine().effects("INC-1").forEach(e -> System.out.println(e.intent().key() + " " + e.intent().kind() + " " + e.state() + " " + e.detail()+" "+e.dueAt()));
        }
    }
}
