package dev.muster.scenarios.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What became of the mutants of one run.
 *
 * @param found how many of them the tests noticed
 * @param byStatus how many ended in each way that PIT knows
 */
record Score(int found, Map<String, Integer> byStatus) {

    /** Copies. */
    Score {
        byStatus = new TreeMap<>(byStatus);
    }

    /**
     * Reads PIT's report.
     *
     * @param report PIT's {@code mutations.xml}
     * @throws IllegalArgumentException when it is not there, is not such a report or has no mutants
     */
    static Score of(Path report) throws IOException {
        int found = 0;
        Map<String, Integer> byStatus = new TreeMap<>();
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("mutation")) {
                    found += Boolean.parseBoolean(xml.getAttributeValue(null, "detected")) ? 1 : 0;
                    byStatus.merge(xml.getAttributeValue(null, "status"), 1, Integer::sum);
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(report + " is no report of PIT", e);
        }
        if (byStatus.isEmpty()) {
            throw new IllegalArgumentException(report + " has no mutants: run the profile pitest");
        }
        return new Score(found, byStatus);
    }

    int of(String status) {
        return byStatus.getOrDefault(status, 0);
    }

    int all() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The share that the tests noticed, in whole percent, rounded down. */
    int percent() {
        return found * 100 / all();
    }
}
