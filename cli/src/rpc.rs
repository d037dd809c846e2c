//! Line-delimited JSON-RPC 2.0: one request, notification or batch a line, one answer a line.

use std::io::{BufRead as _, Write as _};

use linsheng_core::error::ErrorCode;
use linsheng_core::office::{Office, Seat};
use serde_json::{Value, json};

use crate::Failure;

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;
/// Everything that an operation itself refuses; `data` says what.
const OPERATION_FAILED: i64 = -32000;

/// Answers until stdin ends.
pub(crate) fn serve(office: &Office, login: Option<&str>) -> Result<(), Failure> {
    let seat = Seat::of(office.session(login)?);
    let mut input = std::io::stdin().lock();
    let mut out = std::io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        // PowerShell puts a byte order mark before what it pipes.
        let request = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        if request.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Some(answer) = respond(&seat, request) {
            // An answer is given only after the work is on disk, and is given at once.
            writeln!(out, "{answer}")?;
            out.flush()?;
        }
    }
}

fn respond(seat: &Seat, line: &[u8]) -> Option<Value> {
    match serde_json::from_slice(line) {
        Ok(Value::Array(batch)) if batch.is_empty() => {
            Some(refusal(&Value::Null, INVALID_REQUEST, "empty batch"))
        }
        Ok(Value::Array(batch)) => {
            let answers: Vec<Value> = batch.into_iter().filter_map(|one| respond_to_one(seat, one)).collect();
            (!answers.is_empty()).then_some(Value::Array(answers))
        }
        Ok(one) => respond_to_one(seat, one),
        Err(error) => Some(refusal(&Value::Null, PARSE_ERROR, &error.to_string())),
    }
}

fn respond_to_one(seat: &Seat, request: Value) -> Option<Value> {
    let Value::Object(mut request) = request else {
        return Some(refusal(&Value::Null, INVALID_REQUEST, "not an object"));
    };
    let id = request.remove("id");
    let shown = id.clone().unwrap_or(Value::Null);
    if !matches!(shown, Value::Null | Value::String(_) | Value::Number(_)) {
        return Some(refusal(&Value::Null, INVALID_REQUEST, "id is neither a text nor a number"));
    }
    if request.get("jsonrpc") != Some(&json!("2.0")) {
        return Some(refusal(&shown, INVALID_REQUEST, "jsonrpc is not \"2.0\""));
    }
    let Some(Value::String(method)) = request.remove("method") else {
        return Some(refusal(&shown, INVALID_REQUEST, "method is not a text"));
    };
    let params = request.remove("params").unwrap_or(Value::Null);
    let answer = match params {
        Value::Null | Value::Object(_) => call(seat, &method, params, &shown),
        _ => refusal(&shown, INVALID_PARAMS, "params is not an object: operations name their arguments"),
    };
    // A request without an id is a notification: done, not answered.
    id.map(|_| answer)
}

fn call(seat: &Seat, method: &str, params: Value, id: &Value) -> Value {
    match seat.call(method, params) {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(error) => {
            let code = match error.code() {
                ErrorCode::OperationUnknown => METHOD_NOT_FOUND,
                ErrorCode::ArgumentsMalformed => INVALID_PARAMS,
                _ => OPERATION_FAILED,
            };
            let error = json!({ "code": code, "message": error.to_string(), "data": error.body() });
            json!({ "jsonrpc": "2.0", "id": id, "error": error })
        }
    }
}

fn refusal(id: &Value, code: i64, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}
