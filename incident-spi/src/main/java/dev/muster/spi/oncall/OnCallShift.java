package dev.muster.spi.oncall;

import dev.muster.spi.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's duty.
 *
 * @param person who
 * @param level the escalation level, 1 is called first
 * @param until when the duty ends (the first instant at which somebody else has it), or null when it does not
 */
public record OnCallShift(
        Person person, int level, @Nullable Instant until) {}
