/** People in a chat, and what the incidents answer. */
@NullMarked
package dev.muster.scenarios.chat;

import org.jspecify.annotations.NullMarked;
