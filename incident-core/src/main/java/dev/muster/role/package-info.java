/** The roles people hold in an incident, and which of them an incident needs. */
@NullMarked
package dev.muster.role;

import org.jspecify.annotations.NullMarked;
