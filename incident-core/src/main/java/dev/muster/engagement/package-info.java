/** Who is brought in, by which rule, in which role and by which medium; and the people, teams and services that rules speak of. */
@NullMarked
package dev.muster.engagement;

import org.jspecify.annotations.NullMarked;
