package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.lifecycle.Command;

/** What a timer asks the rules when it comes due. */
final class Timers {

    private Timers() {}

    static Command command(Effect effect) {
        if (effect instanceof Effect.RecheckSeverityTimer) {
            return new Command.RecheckSeverity();
        }
        if (effect instanceof Effect.ReminderTimer timer) {
            return new Command.Remind(timer.reminder(), timer.subject(), timer.count());
        }
        if (effect instanceof Effect.ArchiveTimer) {
            return new Command.ArchiveIfDue();
        }
        throw new IllegalArgumentException(
                effect.getClass().getSimpleName() + " is not a timer: expected a kind with a carrier");
    }
}
