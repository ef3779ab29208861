/** The contracts between Muster and the tools: what a provider implements. */
module dev.muster.spi {
    requires transitive static org.jspecify;

    exports dev.muster.spi;
    exports dev.muster.spi.alert;
    exports dev.muster.spi.call;
    exports dev.muster.spi.config;
    exports dev.muster.spi.conversation;
    exports dev.muster.spi.document;
    exports dev.muster.spi.group;
    exports dev.muster.spi.inbound;
    exports dev.muster.spi.mail;
    exports dev.muster.spi.meeting;
    exports dev.muster.spi.oncall;
    exports dev.muster.spi.paging;
    exports dev.muster.spi.people;
    exports dev.muster.spi.service;
    exports dev.muster.spi.status;
    exports dev.muster.spi.store;
    exports dev.muster.spi.text;
    exports dev.muster.spi.ticket;
}
