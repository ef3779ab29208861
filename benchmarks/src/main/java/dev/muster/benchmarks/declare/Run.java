package dev.muster.benchmarks.declare;

/**
 * How a declaration went.
 *
 * @param paged milliseconds until the vendor had answered that the page is there
 * @param channel milliseconds until there was a channel
 * @param ready milliseconds until the last thing was there and tied to the others
 * @param calls how many requests were made until then
 * @param end what was there in the end
 */
record Run(double paged, double channel, double ready, int calls, Vendors.EndState end) {}
