@NullMarked
package dev.muster.architecture.planted.nullmarks.marked;

import org.jspecify.annotations.NullMarked;
