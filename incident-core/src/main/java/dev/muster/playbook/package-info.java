/**
 * The playbook: everything a host decides about its process, as data. One YAML file or Java, validated as a whole with every problem reported at once.
 */
@NullMarked
package dev.muster.playbook;

import org.jspecify.annotations.NullMarked;
