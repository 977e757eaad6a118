package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports that were asked for before a crash are made after it, and nothing half of one is left behind. */
@LongTest
class ReportFilesCrashIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("LOGGIA_ANALYTICS_KEEP_REPORTS", "PT2M"));

    @Test
    @Tag("E10")
    @Tag("F01")
    void server_killedWhileItMakesReports_makesThemAfterwards() throws IOException {
        PortalClient admin = SERVER.signIn("admin");
        String sales = Organisation.department(admin, "Sales");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(ReportFilesIT.made(admin, ReportFilesIT.wanted("completion", "XLSX", sales)));
        }
        Path folder = SERVER.home().resolve("reports");
        Files.createDirectories(folder);
        Path left = Files.writeString(folder.resolve(UUID.randomUUID() + ".1.part"), "half of a report");

        SERVER.killAndRestart();

        PortalClient again = SERVER.signIn("admin");
        for (String id : ids) {
            ReportFilesIT.awaitState(again, id, "DONE");
            assertThat(again.getBytes("/api/v1/reports/files/" + id + "/content", Map.of())
                            .body())
                    .startsWith('P', 'K');
        }
        assertThat(left).doesNotExist();
    }
}
