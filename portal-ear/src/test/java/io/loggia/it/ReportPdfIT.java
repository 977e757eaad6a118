package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Reports as PDF: at once and in the background, kept to what their reader may be told as all others. */
@ResourceLock(PortalServer.DEMO)
class ReportPdfIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.demo();

    private static final String REPORT = "/api/v1/reports/completion?format=pdf&language=en&department=";

    private static PortalClient manager;
    private static String sales;

    @BeforeAll
    static void signIn() {
        // A report without rows would show little.
        DemoClips.await(SERVER);
        manager = SERVER.signIn("manager");
        sales = Organisation.department(SERVER.signIn("admin"), "Sales");
    }

    @Test
    void pdf_atOnce_isAFileOfItsOwnKind() {
        HttpResponse<byte[]> reply = manager.getBytes(REPORT + sales, Map.of());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(reply.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", ".pdf");
        assertThat(isPdf(reply.body())).isTrue();
        assertThat(SERVER.signIn("viewer").get(REPORT + sales).statusCode()).isIn(403, 404);
    }

    @Test
    void pdf_inTheBackground_isTheSame() {
        String id = ReportFilesIT.made(manager, ReportFilesIT.wanted("completion", "PDF", sales));
        ReportFilesIT.awaitState(manager, id, "DONE");

        HttpResponse<byte[]> reply = manager.getBytes("/api/v1/reports/files/" + id + "/content", Map.of());

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(isPdf(reply.body())).isTrue();
    }

    private static boolean isPdf(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith("%PDF-") && text.stripTrailing().endsWith("%%EOF");
    }
}
