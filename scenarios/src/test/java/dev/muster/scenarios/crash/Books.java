package dev.muster.scenarios.crash;

import dev.muster.playbook.Playbook;

/**
 * The playbooks of the flows: no reminder comes due while a run lasts, so that a delay by a fault changes nothing that is said. What is only told to
 * and asked from a pager besides is left out: each such call would be one more place for every pair of faults.
 */
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
              disabled: [WhenWhatAPageTellsChangedThenNoteIt, WhenPageMovedOnThenAskThePager]
              timeouts:
                acknowledge-within: 365d
                lead-vacant: {after: 365d, every: 365d, times: 1}
              update-every: {major: 365d}
              stale:
                major: {after: 365d, every: 365d, times: 1}
                medium: {after: 365d, every: 365d, times: 1}
                minor: {after: 365d, every: 365d, times: 1}
            """;
    private static final String PAGES = "  commander: [{name: who runs checkout, target: {service: checkout}}]\n";
    private static final String LEADS = "  commander: [{name: who leads, target: {person: ann@example.org}}]\n";
    private static final String INVITES =
            "  engagement: [{name: who knows it, targets: [{person: bob@example.org}, {person: cy@example.org}]}]\n";

    /** A page of the on-call, a channel with card and two invited people, a ticket and a document. */
    static final Playbook FULL = book(PAGES + INVITES, "conversation, card, ticket, document");

    /** A page and nothing else. */
    static final Playbook PAGE = book(PAGES, "");

    /** A page, and chat and mail in its place. */
    static final Playbook FALLBACK = book(PAGES + "  page-fallback: [chat, mail]\n", "");

    /** A channel. */
    static final Playbook CHANNEL = book(LEADS, "conversation");

    /** A ticket and a document. */
    static final Playbook PAPER = book("", "ticket, document");

    /** A ticket whose lead changes. */
    static final Playbook TICKET = book(LEADS, "ticket");

    /** A page and a ticket that follow the incident. */
    static final Playbook COURSE = book(PAGES, "ticket");

    private Books() {}

    private static Playbook book(String rules, String resources) {
        return Playbook.parse(KNOWN + rules + "  resources: [" + resources + "]\n");
    }
}
