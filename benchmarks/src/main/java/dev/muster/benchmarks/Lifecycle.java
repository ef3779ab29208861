package dev.muster.benchmarks;

import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Mitigation;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.List;

/**
 * The lifecycle that every arm runs: declared, mitigated, resolved (guarded: a summary must be there), reviewed, closed. Every other one relapses after
 * the mitigation and is resolved from there, so that there are branches to predict.
 */
final class Lifecycle {

    /** Transitions of one lifecycle. */
    static final int STEPS = 5;

    static final String SUMMARY = "traffic moved to us-east";

    static final Circumstances AT =
            Circumstances.at(Instant.parse("2026-03-01T12:00:00Z"), Actor.by("ann@example.com"));

    /** The playbook that a host begins with. */
    static final Playbook PLAYBOOK = Playbook.profile("minimal");

    static final Command MITIGATE = new Command.Mitigate(SUMMARY, Mitigation.Kind.ROLLBACK, false);
    static final Command RELAPSE = new Command.Relapse("errors are back");
    static final Command RESOLVE = new Command.Resolve(SUMMARY);
    static final Command REVIEW = new Command.StartReview("ann@example.com");
    static final Command CLOSE = new Command.Close();

    /** What follows the declaration, quiet. */
    static final List<Command> STRAIGHT = List.of(MITIGATE, RESOLVE, REVIEW, CLOSE);

    /** What follows the declaration when the impact comes back: the review is left out, so that both have five steps. */
    static final List<Command> RELAPSING = List.of(MITIGATE, RELAPSE, RESOLVE, CLOSE);

    private Lifecycle() {}
}
