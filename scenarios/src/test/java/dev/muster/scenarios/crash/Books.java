package dev.muster.scenarios.crash;

import dev.muster.playbook.Playbook;

/** The playbooks of the flows: no reminder comes due while a run lasts, so that a delay by a fault changes nothing that is said. */
final class Books {

    private static final String KNOWN = """
            name: crash
            version: 1
            extends: minimal
            people:
              ann@example.org: {name: Ann, phone: "+1 555 0100"}
              bob@example.org: {name: Bob}
              cy@example.org: {name: Cy}
            teams:
              web: {members: [ann@example.org, bob@example.org], on-call: checkout}
            services:
              checkout: {team: web, pager-id: checkout}
            process:
              timeouts:
                acknowledge-within: 365d
                lead-vacant: {after: 365d, every: 365d, times: 1}
              update-every: {major: 365d}
              stale:
                major: {after: 365d, every: 365d, times: 1}
                medium: {after: 365d, every: 365d, times: 1}
                minor: {after: 365d, every: 365d, times: 1}
            """;

    /** A page of the on-call, a channel with card and two invited people, a ticket and a document. */
    static final Playbook FULL = Playbook.parse(KNOWN + """
              commander:
                - {name: who runs checkout, target: {service: checkout}}
              engagement:
                - {name: who knows it, targets: [{person: bob@example.org}, {person: cy@example.org}]}
              resources: [conversation, card, ticket, document]
            """);

    private Books() {}
}
