package dev.annals.app.http;

import dev.annals.platform.web.Problem;
import dev.annals.platform.web.Problems;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** Answers with a problem document what the server itself refuses before any filter of ours, as a request it cannot parse. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable error) {
        int status = response.getStatus();
        AtomicBoolean canWrite = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canWrite);
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !canWrite.get()) {
            return;
        }
        Problem problem = Problems.ofStatus(status);
        try {
            problem.writeTo(response.getResponse());
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The client left before it was answered");
        }
    }
}
