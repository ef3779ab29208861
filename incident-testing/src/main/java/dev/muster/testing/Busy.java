package dev.muster.testing;

import dev.muster.playbook.Playbook;

/** Keeps the playbook of explorations, which is the same for all stories. */
final class Busy {

    static final Playbook PLAYBOOK = TestIncidentsBuilder.playbook("classpath:dev/muster/testing/busy.yaml");

    private Busy() {}
}
