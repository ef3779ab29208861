/** Answers worth keeping: fresh for a while, and the last good one, with its age, when the tool is down (F20). */
@NullMarked
package dev.muster.provider.http.cache;

import org.jspecify.annotations.NullMarked;
