package dev.muster.scenarios.crash;

import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.conversation.Conversation;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Inbound;
import dev.muster.spi.inbound.Receipt;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentEnd;
import dev.muster.spi.store.Settled;
import dev.muster.spi.store.Settlement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bugs that an engine like this one has had somewhere. Each turns the engine, as store, tools, clock and listener see it, into one that has the bug; the
 * enumeration must see that something is lost or doubled, or it would not see it in the engine either.
 */
enum PlantedBug {
    CALL_BEFORE_INTENT("the tool is called, and only then the intent is committed", Flows.PAGE, RepeatSafety.FIND) {
        @Override
        Plant plant() {
            return new CallsFirst();
        }
    },
    RECORD_BEFORE_CALL("an effect is recorded as done before its call", Flows.PAGE, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return new Plant() {
                @Override
                public IncidentStore storeAbove(Node node, IncidentStore store) {
                    return Twist.store(
                            store,
                            Map.of(
                                    "claim",
                                    (given, go) -> recorded(store, claims(go.carryOut())),
                                    "settle",
                                    (given, go) -> appended(store, (Settlement) given[0])));
                }
            };
        }

        private List<Claim> recorded(IncidentStore store, List<Claim> claims) {
            claims.forEach(claim -> store.settle(new Settlement(
                    List.of(new IntentEnd(claim.intent().key(), claim.fence(), IntentEnd.Outcome.DELIVERED, null, "")),
                    null)));
            return claims;
        }

        private Settled appended(IncidentStore store, Settlement settlement) {
            if (settlement.append() != null) {
                store.append(settlement.append());
            }
            return new Settled.Done();
        }
    },
    NO_FENCE("a worker whose claim is over ends it all the same", Flows.PAGE, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return new Plant() {
                @Override
                public IncidentStore storeBelow(Node node, IncidentStore store) {
                    return Twist.store(store, Map.of("settle", (given, go) -> {
                        Object settled = go.carryOut();
                        Append append = ((Settlement) given[0]).append();
                        if (settled instanceof Settled.Stale && append != null) {
                            store.append(append);
                        }
                        return settled instanceof Settled.Stale ? new Settled.Done() : settled;
                    }));
                }
            };
        }
    },
    COMPENSATE_WITHOUT_COMPARING(
            "what a stale claim made is taken back even when it is what is recorded",
            Flows.PAPERWORK,
            RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return new TakesBack();
        }
    },
    NO_FIND_ON_RETRY("a repeat does not look for what the try before made", Flows.PAGE, RepeatSafety.FIND) {
        @Override
        Plant plant() {
            return tools(Map.of(
                    "paging", Twist.capability(Paging.class, Map.of("find", (given, go) -> Optional.empty()))));
        }
    },
    NO_SETTLE_DELAY("a repeat looks before a search can find", Flows.PAPERWORK, RepeatSafety.FIND_LAGGING) {
        @Override
        Plant plant() {
            return store(store -> Map.of(
                    "claim",
                    (given, go) -> claims(go.carryOut()).stream()
                            .map(claim -> new Claim(
                                    claim.stream(),
                                    claim.intent(),
                                    claim.fence(),
                                    claim.attempt(),
                                    claim.failures(),
                                    null,
                                    claim.leaseUntil(),
                                    claim.failedNeed()))
                            .toList()));
        }
    },
    OWN_CLOCK_FOR_LEASES("leases are judged by the clock of the process", Flows.PAGE, RepeatSafety.FIND) {
        @Override
        Plant plant() {
            return new Plant() {
                @Override
                public IncidentStore storeBelow(Node node, IncidentStore store) {
                    Duration ahead = Duration.ofSeconds(90).multipliedBy(node.number());
                    return Twist.store(
                            store,
                            Map.of(
                                    "claim", (given, go) -> node.world().time().ahead(ahead, go),
                                    "nextDue", (given, go) -> store.nextDue().map(due -> due.minus(ahead))));
                }
            };
        }
    },
    DROP_ON_RETRY_HEADER("a delivery that says it is a repeat is dropped", Flows.ESCALATE, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return tools(Map.of(
                    "inbound",
                    Twist.capability(
                            Inbound.class,
                            Map.of(
                                    "accept",
                                    (given, go) -> ((Delivery) given[0])
                                                    .header("x-retry-num")
                                                    .isPresent()
                                            ? new Receipt.Answered(200, "")
                                            : go.carryOut()))));
        }
    },
    DEDUPE_BY_DELIVERY_ONLY(
            "what is told twice under two ids is applied twice", Flows.BY_CHAT, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return store(store -> Map.of("append", (given, go) -> {
                Append append = (Append) given[0];
                Map<String, String> keys = new HashMap<>(append.claimedKeys());
                keys.keySet().removeIf(key -> key.startsWith("meaning:"));
                return store.append(new Append(
                        append.stream(),
                        append.expectedVersion(),
                        append.events(),
                        append.summary(),
                        append.intents(),
                        append.cancellations(),
                        keys));
            }));
        }
    },
    PAGE_AGAIN_AFTER_RESOLVE(
            "a page that somebody resolved is not found by a repeat",
            Flows.RESOLVED_BY_HAND,
            RepeatSafety.NATIVE_KEY_WHILE_OPEN) {
        @Override
        Plant plant() {
            return tools(Map.of(
                    "paging",
                    Twist.capability(
                            Paging.class,
                            Map.of(
                                    "find",
                                    (given, go) -> Optional.ofNullable((Optional<?>) go.carryOut())
                                            .flatMap(o -> o)
                                            .map(Page.class::cast)
                                            .filter(page -> page.state() != Page.State.RESOLVED)))));
        }
    },
    NAME_TAKEN_IS_A_FAILURE("a channel name that is taken is a refusal", Flows.STRANGER, RepeatSafety.UNIQUE_NAME) {
        @Override
        Plant plant() {
            return opening((node, draft, go) -> {
                if (named(node, draft.name()).isPresent()) {
                    throw new Rejected(node.world().tools().name(), "name", "is taken", "take another one");
                }
                return go.carryOut();
            });
        }
    },
    UNKNOWN_COMMIT_IS_NONE("a commit whose answer was lost counts as none", Flows.NO_KEY, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return store(store -> Map.of("append", (given, go) -> {
                try {
                    return go.carryOut();
                } catch (OutcomeUnknown e) {
                    throw new Unavailable("store", "nothing is written", null, e);
                }
            }));
        }
    },
    ADOPT_A_STRANGERS_CHANNEL(
            "a channel of the right name is taken for ours", Flows.STRANGER, RepeatSafety.UNIQUE_NAME) {
        @Override
        Plant plant() {
            return opening((node, draft, go) -> {
                Optional<Conversation> there = named(node, draft.name());
                return there.isPresent() ? there.get() : go.carryOut();
            });
        }
    },
    RETRY_AFTER_IGNORED("a tool that asks to wait is called again at once", Flows.PAGE, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return tools(Map.of("paging", Twist.capability(Paging.class, Map.of("page", (given, go) -> {
                try {
                    return go.carryOut();
                } catch (Unavailable e) {
                    throw new Unavailable("inmemory", "is unavailable", null, e);
                }
            }))));
        }
    },
    LISTENER_ROLLS_BACK("what a listener throws undoes the change", Flows.PAGE, RepeatSafety.NATIVE_KEY) {
        @Override
        Plant plant() {
            return new ListensFirst();
        }
    },
    LEASE_SHORTER_THAN_CALL("a lease ends before its call does", Flows.PAGE, RepeatSafety.FIND) {
        @Override
        Plant plant() {
            return store(store -> Map.of("claim", (given, go) -> {
                ClaimRequest asked = (ClaimRequest) given[0];
                Duration tooShort = Duration.ofSeconds(10);
                return store
                        .claim(new ClaimRequest(asked.worker(), asked.limit(), tooShort, asked.providers()))
                        .stream()
                        .map(claim -> new Claim(
                                claim.stream(),
                                claim.intent(),
                                claim.fence(),
                                claim.attempt(),
                                claim.failures(),
                                claim.lastStartedAt(),
                                claim.leaseUntil().plus(asked.lease()),
                                claim.failedNeed()))
                        .toList();
            }));
        }
    };

    private static final CallContext CONTEXT =
            new CallContext(RequestKey.of("look"), 1, WorldTime.START, Visibility.OPEN, false);

    private final String what;
    private final Flow flow;
    private final RepeatSafety safety;

    PlantedBug(String what, Flow flow, RepeatSafety safety) {
        this.what = what;
        this.flow = flow;
        this.safety = safety;
    }

    /** What the engine does wrong. */
    String what() {
        return what;
    }

    /** The flow that is to show it. */
    Flow flow() {
        return flow;
    }

    /** The class of repeat safety that is to show it. */
    RepeatSafety safety() {
        return safety;
    }

    /** The bug, for one run. */
    abstract Plant plant();

    private static Plant store(Function<IncidentStore, Map<String, Twist.Instead>> methods) {
        return new Plant() {
            @Override
            public IncidentStore storeAbove(Node node, IncidentStore store) {
                return Twist.store(store, methods.apply(store));
            }
        };
    }

    private static Plant tools(Map<String, Twist.Instead> methods) {
        return new Plant() {
            @Override
            public Provider toolsAbove(Node node, Provider tools) {
                return Twist.of(Provider.class, tools, methods);
            }
        };
    }

    /** How a channel is opened instead. */
    private interface Opening {
        @Nullable Object open(Node node, ConversationDraft draft, Wire.Deed go) throws Throwable;
    }

    private static Plant opening(Opening opening) {
        return new Plant() {
            @Override
            public Provider toolsAbove(Node node, Provider tools) {
                return Twist.of(
                        Provider.class,
                        tools,
                        Map.of(
                                "conversations",
                                Twist.capability(
                                        Conversations.class,
                                        Map.of(
                                                "open",
                                                (given, go) -> opening.open(node, (ConversationDraft) given[0], go)))));
            }
        };
    }

    private static Optional<Conversation> named(Node node, String name) {
        return node.world().tools().chat().channels().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .flatMap(channel ->
                        node.world().tools().conversations().orElseThrow().get(channel.id(), CONTEXT));
    }

    @SuppressWarnings("unchecked") // the store's own method answers nothing else
    private static List<Claim> claims(@Nullable Object answer) {
        return (List<Claim>) Objects.requireNonNull(answer);
    }
}
