// Starts `verifier lsp` for the ledgers of a workspace; all that is known of them, the server knows.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function made() {
  const settings = vscode.workspace.getConfiguration("verifier");
  const store = settings.get("store");
  const server = { command: settings.get("path"), args: store ? ["lsp", "--store", store] : ["lsp"] };
  return new LanguageClient("verifier", "verifier", server, {
    documentSelector: [
      { scheme: "file", language: "yaml" },
      { scheme: "file", pattern: "**/verifier.toml" },
    ],
  });
}

async function start() {
  client = made();
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(
      `verifier could not be started: ${error.message}. Install it with: pip install 'verifier-cli[lsp]', ` +
        "and name it in the setting verifier.path"
    );
  }
}

async function restart() {
  if (client) {
    await client.stop();
  }
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("verifier.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("verifier")) {
        restart();
      }
    })
  );
  await start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
