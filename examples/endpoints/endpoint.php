<?php
// Takes in what forms send: checks it, keeps it once, and gives a receipt. It lies among the pages of the shop, with
// submission.schema.json beside it, and keeps what it takes in a folder beside that of the pages, which nobody can open.
declare(strict_types=1);

const MOST_BYTES = 1_000_000;

function answer(int $status, mixed $body = new stdClass()): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    exit(json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
}

/** The first place where a value is not as the schema says, as a JSON Pointer. */
function broken(mixed $value, stdClass $rule, stdClass $schema, string $at = ''): ?string
{
    if (isset($rule->{'$ref'})) $rule = $schema->{'$defs'}->{basename($rule->{'$ref'})};
    $type = ['NULL' => 'null', 'double' => 'number'][gettype($value)] ?? gettype($value);
    if (isset($rule->type) && !in_array($type, (array) $rule->type)) return $at;
    if (isset($rule->const) && $value !== $rule->const) return $at;
    if (isset($rule->enum) && !in_array($value, $rule->enum, true)) return $at;
    if (isset($rule->minLength) && $value === '') return $at;
    foreach ($rule->required ?? [] as $name) if (!property_exists($value, $name)) return "$at/$name";
    if (!is_object($value) && !is_array($value)) return null;
    foreach ((array) $value as $name => $part) {
        $inner = $rule->items ?? $rule->properties->$name ?? $rule->additionalProperties ?? new stdClass();
        $found = $inner === false ? "$at/$name" : broken($part, $inner, $schema, "$at/$name");
        if ($found !== null) return $found;
    }
    return null;
}

header('Allow: POST');
if ($_SERVER['REQUEST_METHOD'] !== 'POST') answer(405);
if (!preg_match('#^application/json\s*(;|$)#i', $_SERVER['CONTENT_TYPE'] ?? '')) answer(415);
$text = stream_get_contents(fopen('php://input', 'r'), MOST_BYTES + 1);
if (strlen($text) > MOST_BYTES || (int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > MOST_BYTES) answer(413);

$sent = json_decode($text, false, 64);
$schema = json_decode(file_get_contents(__DIR__ . '/submission.schema.json'));
$place = broken($sent, $schema, $schema);
if ($place !== null) answer(400, ['issues' => [['code' => 'malformed', 'pointer' => $place]]]);
$asked = $sent->kind === 'withdrawal' ? ['name', 'orderId', 'email'] : [];
$isMissing = fn(string $field) => !is_string($sent->values->$field ?? null) || trim($sent->values->$field) === '';
$error = fn(string $field) => ['field' => $field, 'code' => 'required', 'params' => new stdClass()];
$errors = array_map($error, array_values(array_filter($asked, $isMissing)));
if ($errors) answer(422, ['errors' => $errors]);

umask(0077);
$folder = dirname($_SERVER['DOCUMENT_ROOT']) . '/statements';
if (!is_dir($folder)) @mkdir($folder);
$name = hash('sha256', $sent->key);
$file = "$folder/$name.json";
// One at a time, so that the second of two finds what the first has kept.
$turn = fopen("$folder/turn", 'c');
flock($turn, LOCK_EX) || answer(503);
if (is_file($file)) {
    $kept = json_decode(file_get_contents($file));
    json_encode($kept->sent) === json_encode($sent) ? answer(200, $kept->receipt) : answer(409);
}
$receipt = ['key' => $sent->key, 'caseId' => substr($name, 0, 12), 'receivedAt' => gmdate('Y-m-d\TH:i:s\Z')];
// A file is whole and on the disk before it has its name.
$part = fopen("$file.part", 'w');
$content = json_encode(['receipt' => $receipt, 'sent' => $sent], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
(fwrite($part, $content) === strlen($content) && fsync($part) && rename("$file.part", $file)) || answer(503);
answer(201, $receipt);
