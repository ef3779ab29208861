/** A roster of one's own on the foundation, held against the suite that every roster is held against: the reading calls of LinkedIn's Oncall. */
@NullMarked
package dev.muster.provider.http.oncall;

import org.jspecify.annotations.NullMarked;
