package org.vigie.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.HttpResponseInterceptor;

/** The timer {@code elasticsearch.requests}: from a request to the head of its answer; what is never answered is not in it. */
final class RequestTimes {
    private static final String BEGUN = "vigie.begun";
    private static final String CALL = "vigie.call";

    private RequestTimes() {}

    static void record(HttpAsyncClientBuilder http, MeterRegistry meters) {
        HttpRequestInterceptor begin = (request, body, context) -> {
            context.setAttribute(BEGUN, Timer.start(meters));
            context.setAttribute(CALL, call(request));
        };
        HttpResponseInterceptor end = (response, body, context) -> {
            if (context.removeAttribute(BEGUN) instanceof Timer.Sample sample) {
                sample.stop(meters.timer(
                        "elasticsearch.requests",
                        "call",
                        String.valueOf(context.getAttribute(CALL)),
                        "status",
                        Integer.toString(response.getCode())));
            }
        };
        http.addRequestInterceptorFirst(begin).addResponseInterceptorLast(end);
    }

    private static String call(HttpRequest request) {
        return request.getPath().contains("_bulk") ? "bulk" : "other";
    }
}
