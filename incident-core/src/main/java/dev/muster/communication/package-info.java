/** Who is told what and when: audiences, notices, update cadences and reminders. */
@NullMarked
package dev.muster.communication;

import org.jspecify.annotations.NullMarked;
