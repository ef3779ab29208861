/** What comes after: the post-incident review and its action items. */
@NullMarked
package dev.muster.review;

import org.jspecify.annotations.NullMarked;
