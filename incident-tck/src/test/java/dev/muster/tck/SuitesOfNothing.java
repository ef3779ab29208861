package dev.muster.tck;

import java.util.List;

/** Each suite over a tool in which nothing happens. */
final class SuitesOfNothing {

    /** The suites; a test checks that none is missing. */
    static final List<Class<?>> ALL = List.of(
            Appends.class,
            Contents.class,
            Claims.class,
            Settlements.class,
            Inboxes.class,
            Queries.class,
            Races.class,
            Rooms.class,
            Messages.class,
            Tickets.class,
            Paging.class,
            OnCall.class,
            ServiceDirectory.class,
            People.class,
            Documents.class,
            Folders.class,
            Sheets.class,
            Meetings.class,
            Groups.class,
            StatusPages.class,
            Mail.class,
            Alerts.class,
            Inbound.class,
            ProviderFactory.class);

    private SuitesOfNothing() {}

    @InsideTheKit
    static class Appends extends StoreAppendConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Contents extends StoreTextConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Claims extends StoreClaimConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Settlements extends StoreSettleConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Inboxes extends StoreInboxConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Queries extends StoreQueryConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Races extends StoreRaceConformance {
        @Override
        protected StoreFixture fixture() {
            return Nothing.fixture(StoreFixture.class);
        }
    }

    @InsideTheKit
    static class Rooms extends ConversationsConformance {
        @Override
        protected ConversationsFixture fixture() {
            return Nothing.fixture(ConversationsFixture.class);
        }
    }

    @InsideTheKit
    static class Messages extends MessagesConformance {
        @Override
        protected ConversationsFixture fixture() {
            return Nothing.fixture(ConversationsFixture.class);
        }
    }

    @InsideTheKit
    static class Tickets extends TicketsConformance {
        @Override
        protected TicketsFixture fixture() {
            return Nothing.fixture(TicketsFixture.class);
        }
    }

    @InsideTheKit
    static class Paging extends PagingConformance {
        @Override
        protected PagingFixture fixture() {
            return Nothing.fixture(PagingFixture.class);
        }
    }

    @InsideTheKit
    static class OnCall extends OnCallConformance {
        @Override
        protected OnCallFixture fixture() {
            return Nothing.fixture(OnCallFixture.class);
        }
    }

    @InsideTheKit
    static class ServiceDirectory extends ServiceDirectoryConformance {
        @Override
        protected ServiceDirectoryFixture fixture() {
            return Nothing.fixture(ServiceDirectoryFixture.class);
        }
    }

    @InsideTheKit
    static class People extends PeopleConformance {
        @Override
        protected PeopleFixture fixture() {
            return Nothing.fixture(PeopleFixture.class);
        }
    }

    @InsideTheKit
    static class Documents extends DocumentsConformance {
        @Override
        protected DocumentsFixture fixture() {
            return Nothing.fixture(DocumentsFixture.class);
        }
    }

    @InsideTheKit
    static class Folders extends FoldersConformance {
        @Override
        protected FoldersFixture fixture() {
            return Nothing.fixture(FoldersFixture.class);
        }
    }

    @InsideTheKit
    static class Sheets extends SheetsConformance {
        @Override
        protected SheetsFixture fixture() {
            return Nothing.fixture(SheetsFixture.class);
        }
    }

    @InsideTheKit
    static class Meetings extends MeetingsConformance {
        @Override
        protected MeetingsFixture fixture() {
            return Nothing.fixture(MeetingsFixture.class);
        }
    }

    @InsideTheKit
    static class Groups extends GroupsConformance {
        @Override
        protected GroupsFixture fixture() {
            return Nothing.fixture(GroupsFixture.class);
        }
    }

    @InsideTheKit
    static class StatusPages extends StatusPagesConformance {
        @Override
        protected StatusPagesFixture fixture() {
            return Nothing.fixture(StatusPagesFixture.class);
        }
    }

    @InsideTheKit
    static class Mail extends MailConformance {
        @Override
        protected MailFixture fixture() {
            return Nothing.fixture(MailFixture.class);
        }
    }

    @InsideTheKit
    static class Alerts extends AlertsConformance {
        @Override
        protected AlertsFixture fixture() {
            return Nothing.fixture(AlertsFixture.class);
        }
    }

    @InsideTheKit
    static class Inbound extends InboundConformance {
        @Override
        protected InboundFixture fixture() {
            return Nothing.fixture(InboundFixture.class);
        }
    }

    @InsideTheKit
    static class ProviderFactory extends ProviderFactoryConformance {
        @Override
        protected ProviderFactoryFixture fixture() {
            return Nothing.fixture(ProviderFactoryFixture.class);
        }
    }
}
