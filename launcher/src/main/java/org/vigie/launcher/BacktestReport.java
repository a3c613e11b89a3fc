package org.vigie.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;

/** A way to show what came of trying rules on the past. */
interface BacktestReport {
    void print(BacktestResult result) throws JsonProcessingException;
}
