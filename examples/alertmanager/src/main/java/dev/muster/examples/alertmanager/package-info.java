/**
 * How an alert source is read: {@link dev.muster.examples.alertmanager.Alertmanager} is one class and no account. The quickstart and the Slack bot take
 * their alerts in by it.
 */
@NullMarked
package dev.muster.examples.alertmanager;

import org.jspecify.annotations.NullMarked;
