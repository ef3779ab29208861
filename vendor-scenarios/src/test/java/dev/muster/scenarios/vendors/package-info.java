/** Slack, PagerDuty and Jira at once: real providers, each on a scripted server that behaves as its vendor documents. */
@NullMarked
package dev.muster.scenarios.vendors;

import org.jspecify.annotations.NullMarked;
