package dev.muster.provider.inmemory;

import dev.muster.spi.document.Sheets;
import dev.muster.tck.SheetsConformance;
import dev.muster.tck.SheetsFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the sheets of the in-memory drive")
class InMemorySheetsConformanceTest extends SheetsConformance {

    @Override
    protected SheetsFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements SheetsFixture {
        @Override
        public Sheets sheets() {
            return provider.files().sheets();
        }

        @Override
        public String sheet() {
            return "register";
        }

        @Override
        public List<String> columns() {
            return List.of("title", "state", "severity");
        }

        @Override
        public List<Map<String, String>> rows(String sheet, String rowKey) {
            Map<String, String> row = provider.files().rows(sheet).get(rowKey);
            return row == null ? List.of() : List.of(row);
        }

        @Override
        public int formulas(String sheet) {
            return 0;
        }
    }
}
